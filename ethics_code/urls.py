from django.urls import path

from ethics_code.views import code, consultations, intake

app_name = "ethics_code"

ONE = "ethics/consultations/<str:number>"

urlpatterns = [
    path("ethics/code/", code.code, name="code"),
    path("ethics/code/situation/", code.situation, name="situation"),
    path("ethics/code/<str:eid>/", code.article, name="article"),
    path("ethics/consultations/start/", intake.intake, name="intake"),
    path("ethics/consultations/formal/", intake.formal, name="formal"),
    path("ethics/consultations/", consultations.own, name="consultation_list"),
    path("ethics/consultations/new/", consultations.new, name="consultation_new"),
    path(f"{ONE}/", consultations.consultation, name="consultation"),
    path(f"{ONE}/write/", consultations.add, name="consultation_add"),
    path(f"{ONE}/close/", consultations.close, name="consultation_close"),
    path("desk/ethics/", consultations.put_to_me, name="adviser_list"),
]
