"""What the field and error-summary components need to know about a form's parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseForm, BaseFormSet, BoundField

_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class Problem:
    """One error, and whose it is (nobody's: it is about the form as a whole)."""

    text: str
    label: str = ""
    target: str = ""


def field_context(bound: BoundField, options: dict[str, Any]) -> dict[str, Any]:
    """Context of ``ui/field.html``.

    Options: ``label``, ``hint`` (False: none), ``prefix`` and ``suffix`` (units beside the
    control), ``size`` (``mid``, ``small``), ``line`` (a text area as high as a line), ``switch``,
    ``card`` (choices as cards), ``optional`` (False hides the mark), ``aside`` with
    ``aside_href`` (a link beside the label), ``ok`` (a line that says it is right); anything else
    becomes an attribute of the control (``rows=2``, ``lang="en"``).
    """
    known = ("label", "hint", "prefix", "suffix", "switch", "card", "aside", "aside_href", "ok")
    context = {name: options.pop(name, "") for name in known}
    if context["hint"] is False:
        bound.help_text = ""  # else Django would point at a hint that is not there
    context["hint"] = context["hint"] or bound.help_text
    is_optional = options.pop("optional", not bound.field.required)
    kind = _kind_of(bound)
    return context | {
        "field": bound,
        "kind": kind,
        "id": bound.id_for_label or bound.auto_id,
        "label": context["label"] or bound.label,
        "is_optional": is_optional and kind != "check",
        "control": _control(bound, kind, context, options),
    }


def problems_of(parts: "Iterable[BaseForm | BaseFormSet[Any]]") -> list[Problem]:
    """Every error of the given forms and formsets, in the order of the page."""
    found: list[Problem] = []
    for part in parts:
        if not part.is_bound:
            continue
        if isinstance(part, BaseFormSet):
            found += [Problem(str(text)) for text in part.non_form_errors()]
            found += problems_of(part.forms)
        else:
            found += [Problem(str(text)) for text in part.non_field_errors()]
            found += [
                Problem(str(text), str(bound.label), _target_of(bound))
                for bound in part
                for text in bound.errors
            ]
    return found


def _kind_of(bound: BoundField) -> str:
    """``check`` (one box), ``group`` (several) or ``text`` (all else)."""
    widget = bound.field.widget
    if isinstance(widget, _GROUPS):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "text"


def _target_of(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if _kind_of(bound) == "group" else str(bound.id_for_label)


def _control(bound: BoundField, kind: str, context: dict[str, Any], options: dict[str, Any]) -> str:
    """The control's own HTML: classes, what describes it, whether it is wrong."""
    if kind == "group":
        return ""
    size, line = options.pop("size", ""), options.pop("line", False)
    described = [
        f"{bound.auto_id}_hint" if context["hint"] else "",
        f"{bound.auto_id}_error" if bound.errors else "",
    ]
    attrs: dict[str, Any] = dict(options)
    if kind == "check":
        attrs |= {"role": "switch"} if context["switch"] else {}
    else:
        own = bound.field.widget.attrs.get("class", "")
        classes = ["input", f"input--{size}" if size else "", "input--line" if line else "", own]
        attrs["class"] = " ".join(filter(None, classes))
    if any(described):
        attrs["aria-describedby"] = " ".join(filter(None, described))
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs=attrs)
