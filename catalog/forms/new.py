"""The first two things about a new product."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.forms import choices
from catalog.models import Category


class NewProductForm(forms.Form):
    name = forms.CharField(
        label=_("Product name in Korean"),
        max_length=140,
        help_text=_("As you call it, with size or model. The English name follows from it."),
    )
    category = forms.ModelChoiceField(
        label=_("Category"),
        queryset=Category.objects.leaves(),
        required=False,
        help_text=_("You can still change it. The category decides which specifications we ask."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["category"]
        field.choices = [("", _("Choose a category")), *choices.leaf_choices()]
