from django.urls import URLPattern

app_name = "ethics_code"

urlpatterns: list[URLPattern] = []
