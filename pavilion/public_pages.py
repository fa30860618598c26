"""Pages that are the same bytes for everyone: no cookie, one address, any cache may hold them."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

#: A minute fresh; a cache may show it ten more while it asks again.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """GET and HEAD, cacheable, with a validator: what a reader has need not be sent again."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        response = view(request, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        response["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        etag = response["ETag"]
        return get_conditional_response(request, etag=etag, response=response) or response

    return answered
