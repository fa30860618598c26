"""The catalogue's addresses: the public site and the supplier's desk."""

from catalog.urls import desk, public

app_name = "catalog"
urlpatterns = [*public.urlpatterns, *desk.urlpatterns]
