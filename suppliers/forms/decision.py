"""What staff decide."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from suppliers.forms.base import PlainForm
from suppliers.models import Application, Document, Supplier

_ANSWERS = [choice for choice in Supplier.RegistryState.choices if choice[0] != "not_checked"]


class DecisionForm(PlainForm):
    """Approve, ask for changes with a note per page, or refuse with a reason.

    ``document`` is the paper the reviewer saw; it is posted so that a paper that was replaced
    in the meantime is not approved unseen.
    """

    APPROVE, CHANGES, REJECT = "approve", "request_changes", "reject"

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (APPROVE, _("Approve")),
            (CHANGES, _("Request changes")),
            (REJECT, _("Reject")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    document = forms.ModelChoiceField(
        queryset=Document.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.HiddenInput,
    )
    registry_state = forms.ChoiceField(
        label=_("What the tax office’s site says today"),
        choices=[("", _("Not looked up yet")), *_ANSWERS],
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason for rejecting"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The owner reads it."),
    )

    def __init__(self, *args: Any, application: Application, **options: Any) -> None:
        super().__init__(*args, **options)
        papers = Document.objects.filter(supplier=application.supplier_id)
        self.fields["document"].queryset = papers  # type: ignore[attr-defined]
        for task in Application.Task:
            self.fields[f"note_{task}"] = forms.CharField(
                label=task.label,
                required=False,
                max_length=1000,
                widget=forms.Textarea({"rows": 2}),
            )

    @property
    def note_fields(self) -> list[forms.BoundField]:
        return [self[f"note_{task}"] for task in Application.Task]

    def notes(self) -> dict[Application.Task, str]:
        return {
            task: self.cleaned_data[f"note_{task}"]
            for task in Application.Task
            if self.cleaned_data.get(f"note_{task}")
        }

    def registry(self) -> Supplier.RegistryState | None:
        answer = self.cleaned_data.get("registry_state")
        return Supplier.RegistryState(answer) if answer else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision == self.APPROVE:
            self._clean_approval(cleaned)
        elif decision == self.CHANGES and not self.notes():
            raise ValidationError(_("Write at least one note: what is to be changed?"))
        elif decision == self.REJECT and not cleaned.get("reason"):
            self.add_error("reason", _("Say why: the owner reads it."))
        return cleaned

    def _clean_approval(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("registry_state") != Supplier.RegistryState.ACTIVE:
            words = _("Only a business that the tax office calls active can be approved.")
            self.add_error("registry_state", words)
        if not cleaned.get("document"):
            raise ValidationError(_("There is no paper to approve."))


class StandingForm(PlainForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The company’s people read it."),
    )
