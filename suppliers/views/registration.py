"""A company registers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pavilion.accounts.access import person
from suppliers import access, onboarding
from suppliers.forms.registration import RegistrationForm

_ALREADY = gettext_lazy(
    "This number is registered already. Ask the owner of your company’s account to let you in."
)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    if access.supplier_of(request.user):
        return redirect("suppliers:desk")
    form = RegistrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            onboarding.register(by=person(request), **form.cleaned_data)
        except onboarding.HasCompanyError:
            return redirect("suppliers:desk")
        except onboarding.AlreadyRegisteredError:
            form.add_error("business_number", _ALREADY)
        else:
            messages.success(request, _("Your company is registered. Now the application."))
            return redirect("suppliers:desk_application")
    status = 422 if form.is_bound else 200
    return render(request, "suppliers/desk/register.html", {"form": form}, status=status)
