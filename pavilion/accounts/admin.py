"""People and roles in the back office. Passwords, keys and tokens are nobody's to see or set."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.accounts.granting import permissions_of, record_change, rights_of
from pavilion.accounts.models import Consent, User
from pavilion.audit.recording import record

# allauth's own screens show session keys, second-factor secrets and tokens, and let an address be
# taken over by typing it: what staff need of them stands on the person's page.
for _model in (EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken, UserSession):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)
admin.site.unregister(Group)


class _ReadOnlyInline(admin.TabularInline):  # type: ignore[type-arg]
    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("accounts.view_user")


class ConsentInline(_ReadOnlyInline):
    model = Consent
    fields = ("kind", "version", "language", "address", "given_at", "withdrawn_at")


class EmailAddressInline(_ReadOnlyInline):
    model = EmailAddress
    fields = ("email", "primary", "verified")
    verbose_name_plural = _("e-mail addresses")


class SecondFactorInline(_ReadOnlyInline):
    """Whoever lost their phone has it taken off here, by a superuser, and sets up a new one."""

    model = Authenticator
    fields = ("type", "created_at", "last_used_at")
    readonly_fields = fields
    verbose_name_plural = _("second factor")
    can_delete = True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser


class NewPersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """No password is typed for somebody else: they set one through "Forgot it?"."""

    class Meta:
        model = User
        fields = ("email", "name", "language", "time_zone", "is_staff", "groups")

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Somebody has an account with this address."))
        return email

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        return user


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("email", "name", "language", "is_staff", "is_active", "date_joined")
    list_filter = ("is_staff", "is_active", "language", "groups")
    search_fields = ("email", "name")
    ordering = ("-date_joined",)
    show_full_result_count = False
    filter_horizontal = ("groups",)
    readonly_fields = ("email", "date_joined", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "language", "time_zone", "date_joined", "last_login")}),
        (_("Back office"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
    )
    inlines = (EmailAddressInline, SecondFactorInline, ConsentInline)

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = NewPersonForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None:
            return ((None, {"fields": NewPersonForm.Meta.fields}),)
        return super().get_fieldsets(request, obj)

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:
        return self.inlines if obj is not None else ()

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Rights are given by those who may give roles, and by nobody to themselves."""
        locked: list[str] = list(self.readonly_fields) if obj is not None else []
        if not request.user.has_perm("auth.change_group") or obj == request.user:
            locked += ["is_active", "is_staff", "groups"]
        if not request.user.is_superuser or obj == request.user:
            locked.append("is_superuser")
        return locked

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Never here: a person is made inactive; erasing them is a matter of its own."""
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        seen = self.get_object(request, object_id)
        if isinstance(seen, User) and request.method == "GET":
            self._record("person.viewed", request, seen)
        return super().change_view(request, object_id, form_url, extra_context)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Roles are written here, after the person: the only place that sees before and after."""
        user: User = form.instance
        before = form.initial_rights if change else frozenset()
        super().save_related(request, form, formsets, change)
        record_change(
            before,
            rights_of(user),
            by=person(request),
            subject=user.email,
            address=client_address(request),
        )
        if not change:
            note = _("They set their password through “Forgot it?” on the sign-in page.")
            messages.info(request, note)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        if change:
            form.initial_rights = rights_of(User.objects.get(pk=form.instance.pk))
        return super().save_form(request, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for factor in formset.deleted_objects:
            self._record("second_factor.removed", request, form.instance, target=factor.type)

    def _record(self, action: str, request: HttpRequest, user: User, target: str = "") -> None:
        record(
            action,
            by=person(request),
            subject=user.email,
            target=target or user.email,
            address=client_address(request),
        )


@admin.register(Group)
class RoleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Roles. ``manage.py make_roles`` writes the usual ones."""

    search_fields = ("name",)
    filter_horizontal = ("permissions",)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "permissions":
            permissions: QuerySet[Any] = db_field.remote_field.model.objects
            kwargs["queryset"] = permissions.select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        role: Group = form.instance
        before = permissions_of(role)
        super().save_related(request, form, formsets, change)
        record_change(
            before,
            permissions_of(role),
            by=person(request),
            subject=f"role {role.name}",
            address=client_address(request),
        )

    def delete_model(self, request: HttpRequest, obj: Group) -> None:
        self._record_end(request, obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Group]) -> None:
        for role in queryset:
            self._record_end(request, role)
        super().delete_queryset(request, queryset)

    def _record_end(self, request: HttpRequest, role: Group) -> None:
        record_change(
            permissions_of(role),
            frozenset(),
            by=person(request),
            subject=f"role {role.name}",
            address=client_address(request),
        )
