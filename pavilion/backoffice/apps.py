from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.options import BaseModelAdmin
from django.core.files import File
from django.forms.models import BaseModelForm

# Generic to the type checker, not to Django: let ``ModelAdmin[Product]`` be written all the same.
for _kind in (BaseModelAdmin, BaseModelForm, File):
    setattr(_kind, "__class_getitem__", classmethod(lambda cls, *_: cls))  # noqa: B010


class BackofficeConfig(AdminConfig):
    """Django's admin under the staff's own roof."""

    default_site = "pavilion.backoffice.site.Backoffice"
