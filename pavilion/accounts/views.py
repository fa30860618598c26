"""The person's own pages, beside those of allauth."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pavilion.accounts import consents
from pavilion.accounts.access import person
from pavilion.accounts.arriving import first_page
from pavilion.accounts.forms import ConsentsForm, SettingsForm, client_address


@require_safe
@never_cache
def menu(request: HttpRequest) -> HttpResponse:
    """The fragment that public pages put in place of "Sign in"; empty for a stranger."""
    if not request.user.is_authenticated:
        return HttpResponse(status=204)
    return render(request, "account/menu_fragment.html")


@require_safe
@never_cache
@login_required
def landing(request: HttpRequest) -> HttpResponse:
    """To the place where this person works, in their language."""
    user = person(request)
    with override(user.language):
        return HttpResponseRedirect(reverse(first_page(request, user)))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = SettingsForm(request.POST or None, instance=user)
    if form.is_valid():
        form.save()
        with override(user.language):
            messages.success(request, _("Your settings are saved."))
            return HttpResponseRedirect(reverse("accounts:settings"))
    if form.errors:
        user.refresh_from_db()  # the page's head goes on showing what is saved
    context = {
        "form": form,
        "consents_form": ConsentsForm(user),
        "consents": user.consents.order_by("kind", "-given_at"),
    }
    return render(request, "accounts/settings.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def agreements(request: HttpRequest) -> HttpResponse:
    """Agree to a new text, or change one's mind about an optional one."""
    user = person(request)
    was_asked = bool(consents.outdated(user))
    form = ConsentsForm(user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save(address=client_address(request))
        messages.success(request, _("Your choice is recorded."))
        return HttpResponseRedirect(
            reverse("accounts:landing" if was_asked else "accounts:settings")
        )
    return render(
        request, "accounts/consents.html", {"form": form}, status=422 if form.errors else 200
    )
