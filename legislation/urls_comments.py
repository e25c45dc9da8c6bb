"""Addresses of comments and their moderation."""

from django.urls import path

from legislation.views import (
    comments,
    comments_confirm,
    comments_write,
    moderation,
    my_comments,
    replies,
)

ITEM = "bills/<slug:slug>/versions/<int:number>/<str:eid>/"

urlpatterns = [
    path(f"{ITEM}comments/", comments.article_comments, name="article_comments"),
    path(f"{ITEM}comment/", comments_write.write, name="comment_create"),
    path(f"{ITEM}comment/check/", comments_write.check, name="comment_check"),
    path(f"{ITEM}comment/send/", comments_write.send, name="comment_send"),
    path(f"{ITEM}comment/take/", comments_write.take, name="comment_take"),
    path("comments/mine/", my_comments.my_comments, name="my_comments"),
    path("comments/confirm/<str:token>/", comments_confirm.confirm, name="comment_confirm"),
    path("comments/<slug:reference>/", comments.comment, name="comment"),
    path("comments/<slug:reference>/again/", comments_confirm.again, name="comment_again"),
    path("desk/moderation/", moderation.queue, name="moderation"),
    path("desk/moderation/<slug:reference>/", moderation.one, name="moderation_comment"),
    path("desk/moderation/<slug:reference>/decide/", moderation.decide, name="moderation_decide"),
    path(
        "desk/moderation/<slug:reference>/author/", moderation.identity, name="moderation_identity"
    ),
    path("desk/comments/", replies.reply_list, name="reply_list"),
    path("desk/comments/<slug:reference>/reply/", replies.reply, name="comment_reply"),
]
