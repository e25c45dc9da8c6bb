from django.urls import path

from constituents.views import ask, assistants, confirm, desk, moderation, mps, questions

app_name = "constituents"

urlpatterns = [
    path("mps/", mps.mp_list, name="mp_list"),
    path("mps/find/", mps.find, name="find"),
    path("mps/constituency/<int:number>/", mps.constituency, name="constituency"),
    path("mps/<slug:slug>/", mps.mp, name="mp"),
    path("mps/<slug:slug>/ask/", ask.write, name="ask"),
    path("mps/<slug:slug>/ask/check/", ask.check, name="ask_check"),
    path("mps/<slug:slug>/ask/send/", ask.send, name="ask_send"),
    path("questions/", questions.question_list, name="question_list"),
    path("questions/mine/", questions.my_questions, name="my_questions"),
    path("questions/receipt/", confirm.receipt, name="receipt"),
    path("questions/confirm/", confirm.confirm, name="confirm"),
    path("questions/confirm/<str:token>/", confirm.confirm_page, name="confirm_page"),
    path("questions/<slug:reference>/", questions.question, name="question"),
    path("questions/<slug:reference>/follow-up/", questions.follow_up, name="follow_up"),
    path("questions/<slug:reference>/hold/", moderation.hold, name="hold"),
    path("questions/<slug:reference>/release/", moderation.release, name="release"),
    path("desk/questions/", desk.inbox, name="desk"),
    path("desk/answers/", desk.answers, name="desk_answers"),
    path("desk/questions/<slug:reference>/", desk.question, name="desk_question"),
    path("desk/questions/<slug:reference>/preview/", desk.preview, name="desk_preview"),
    path("desk/questions/<slug:reference>/answer/", desk.publish, name="desk_answer"),
    path("desk/questions/<slug:reference>/decline/", desk.decline, name="desk_decline"),
    path("desk/assistants/", assistants.assistant_list, name="assistant_list"),
    path("desk/assistants/invite/", assistants.invite, name="assistant_invite"),
    path(
        "desk/assistants/invitations/<int:pk>/withdraw/",
        assistants.withdraw,
        name="assistant_withdraw",
    ),
    path("desk/assistants/<int:pk>/remove/", assistants.remove, name="assistant_remove"),
    path("desk/moderation/questions/", moderation.queue, name="moderation"),
]
