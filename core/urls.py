from django.urls import path

from core.views import account, mailbox

app_name = "core"

urlpatterns = [
    path("account/", account.home, name="account"),
    path("mailbox/", mailbox.inbox, name="mailbox"),
    path("mailbox/<slug:name>/", mailbox.message, name="mailbox_message"),
]
