"""Pages that are the same bytes for everyone: no cookie, one address, any cache may hold them."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

#: A minute fresh; a cache may show it ten more while it asks again.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"

_P = ParamSpec("_P")
_View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def public_page(
    view: _View[_P],
) -> Callable[Concatenate[HttpRequest, _P], HttpResponseBase | None]:
    """GET and HEAD, cacheable, with a validator: what a reader has need not be sent again."""

    @require_safe
    @wraps(view)
    def answered(
        request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs
    ) -> HttpResponseBase | None:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        response["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        return get_conditional_response(request, etag=response["ETag"], response=response)

    return answered
