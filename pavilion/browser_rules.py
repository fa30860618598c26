"""What Django and django-csp leave unsaid to the browser."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_GetResponse = Callable[[HttpRequest], HttpResponse]


def resource_policy(get_response: _GetResponse) -> _GetResponse:
    """No other site may embed an answer, unless its view says otherwise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware
