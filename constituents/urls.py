from django.urls import URLPattern

app_name = "constituents"

urlpatterns: list[URLPattern] = []
