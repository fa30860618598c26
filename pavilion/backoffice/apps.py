from django.contrib.admin.apps import AdminConfig


class BackofficeConfig(AdminConfig):
    """Django's admin under the staff's own roof."""

    default_site = "pavilion.backoffice.site.Backoffice"
