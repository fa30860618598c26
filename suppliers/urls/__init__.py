"""The suppliers' addresses: the public directory and the supplier's desk."""

from suppliers.urls import desk, public

app_name = "suppliers"
urlpatterns = [*public.urlpatterns, *desk.urlpatterns]
