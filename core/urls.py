from django.urls import path

from core.views import (
    account,
    address,
    design,
    invitation,
    mailbox,
    own_data,
    people,
    sessions,
)
from core.views.display import display
from core.views.letters import stop_letters

app_name = "core"

urlpatterns = [
    path("account/", account.home, name="account"),
    path("account/details/", account.details, name="account_details"),
    path("account/email/cancel/", address.cancel, name="address_cancel"),
    path("account/email/<slug:side>/<str:token>/", address.answer, name="address_change"),
    path("account/second-step/", account.second_step, name="second_step"),
    path("account/sessions/", sessions.own, name="sessions"),
    path("account/sessions/end/", sessions.end_all, name="sessions_end_all"),
    path("account/sessions/<int:pk>/end/", sessions.end, name="session_end"),
    path("account/invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("account/data/", own_data.own, name="data"),
    path("account/data/export/", own_data.export, name="data_export"),
    path("account/data/delete/", own_data.erase, name="erase"),
    path("account/people/", people.people, name="people"),
    path("account/people/invite/", people.invite, name="invite"),
    path(
        "account/people/invitations/<int:pk>/withdraw/",
        people.withdraw,
        name="invitation_withdraw",
    ),
    path("account/people/<int:pk>/", people.person, name="person"),
    path("account/people/<int:pk>/<slug:name>/", people.act, name="person_act"),
    path("letters/stop/<str:token>/", stop_letters, name="stop_letters"),
    path("display/", display, name="display"),
    path("design/", design.index, name="design"),
    path("design/<slug:slug>/", design.section, name="design_section"),
    path("mailbox/", mailbox.inbox, name="mailbox"),
    path("mailbox/<slug:name>/", mailbox.message, name="mailbox_message"),
]
