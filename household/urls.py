from django.urls.resolvers import URLPattern

app_name = "household"
urlpatterns: list[URLPattern] = []
