from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.options import BaseModelAdmin
from django.forms.models import BaseModelForm

#: Generic to the type checker, not to Django: let ``ModelAdmin[Product]`` be written all the same.
GENERIC = (BaseModelAdmin, BaseModelForm)


class BackofficeConfig(AdminConfig):
    """Django's admin under the staff's own roof."""

    default_site = "pavilion.backoffice.site.Backoffice"

    def ready(self) -> None:
        for kind in GENERIC:
            kind.__class_getitem__ = classmethod(lambda cls, *_: cls)  # type: ignore[attr-defined]
        super().ready()
