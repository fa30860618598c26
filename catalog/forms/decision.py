"""What staff decide about a product."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Publish, or return with a reason. ``seen`` is the last change the reviewer saw."""

    PUBLISH, RETURN = "publish", "return"

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(PUBLISH, _("Publish")), (RETURN, _("Return to the company"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    reason = forms.CharField(
        label=_("What the company is to change"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The company reads this as you write it."),
    )
    seen = forms.DateTimeField(widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") == self.RETURN and not said.get("reason"):
            self.add_error("reason", _("Say what is to be changed."))
        return said
