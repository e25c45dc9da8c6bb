"""C3: drafts, scheduled, expired and private pages are like pages that do not exist."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.roles import Role
from tests.factories.cms import briefing, help_page, make_private, standard, topic

PREFIXES = ("az", "en", "ru")
PATH = "briefings/gizli/"


def plain(response) -> str:
    """The page without what differs between any two requests."""
    return re.sub(r'value="[^"]+"|/(az|en|ru)/\S+?"', "", response.content.decode())


def hidden_briefing(tree, how):
    made = briefing(tree, title="Gizli", slug="gizli", live=how != "draft")
    if how == "private":
        make_private(made)
    elif how == "below private":
        make_private(tree.indexes["az"])
    elif how == "expired":
        # The job that takes it away has not come yet.
        made.expire_at = timezone.now() - dt.timedelta(seconds=5)
        made.save()
    elif how == "scheduled":
        made.unpublish()
        made.go_live_at = timezone.now() + dt.timedelta(days=1)
        made.save_revision(approved_go_live_at=made.go_live_at)
    elif how == "unpublished":
        made.unpublish()
    return made


WAYS = ("draft", "private", "below private", "expired", "scheduled", "unpublished")


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("language", PREFIXES)
def test_a_hidden_page_is_like_one_that_does_not_exist(client, tree, how, language):
    hidden_briefing(tree, how)
    missing = client.get(f"/{language}/briefings/yoxdu/")
    response = client.get(f"/{language}/{PATH}")
    assert (response.status_code, missing.status_code) == (404, 404)
    assert plain(response) == plain(missing)
    assert "Gizli" not in response.content.decode()


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("language", PREFIXES)
def test_a_hidden_page_is_in_no_list(client, tree, how, language):
    hidden_briefing(tree, how)
    for path in ("", "briefings/"):
        text = client.get(f"/{language}/{path}").content.decode()
        assert "Gizli" not in text
        assert "gizli" not in text


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_no_method_opens_a_private_page(client, tree, method):
    hidden_briefing(tree, "private")
    assert getattr(client, method)(f"/az/{PATH}").status_code in (404, 405)


def test_a_page_for_people_with_an_account_opens_to_them_and_is_not_kept(signed_in, tree):
    hidden_briefing(tree, "private")
    response = signed_in(Role.CITIZEN).get(f"/az/{PATH}")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_a_page_for_one_role_stays_hidden_from_the_others(signed_in, tree):
    made = briefing(tree, title="Gizli", slug="gizli")
    editors = Group.objects.get(name=Role.EDITOR)
    make_private(made, kind=PageViewRestriction.GROUPS, groups=[editors])
    assert signed_in(Role.EDITOR).get(f"/az/{PATH}").status_code == 200
    for role in (Role.CITIZEN, Role.MP, Role.MODERATOR, Role.ETHICS_ADVISER):
        assert signed_in(role).get(f"/az/{PATH}").status_code == 404


def test_a_page_with_a_shared_password_is_not_offered_a_password_form(client, tree):
    """The admin offers no such restriction; an old one does not open a door either."""
    made = briefing(tree, title="Gizli", slug="gizli")
    rule = make_private(made, kind=PageViewRestriction.PASSWORD)
    rule.password = "1234"
    rule.save()
    assert client.get(f"/az/{PATH}").status_code == 404
    door = f"/az/_util/authenticate_with_password/{rule.pk}/{made.pk}/"
    assert client.post(door, {"password": "1234", "return_url": f"/az/{PATH}"}).status_code == 404
    assert client.get(f"/az/{PATH}").status_code == 404


def test_a_private_translation_leaves_the_original_where_it_was(client, tree):
    original = briefing(tree, title="Açıq", slug="aciq")
    make_private(briefing(tree, "en", of=original, title="Closed", slug="closed"))
    assert client.get("/en/briefings/closed/").status_code == 404
    text = client.get("/en/briefings/aciq/").content.decode()
    assert "Açıq" in text
    assert "closed" not in text


def test_a_private_original_does_not_come_through_the_fallback(client, tree):
    make_private(briefing(tree, title="Gizli", slug="gizli"))
    assert client.get("/en/briefings/gizli/").status_code == 404


def test_of_two_pages_at_one_path_the_public_one_is_found(client, tree):
    make_private(briefing(tree, title="Gizli", slug="eyni"))
    briefing(tree, "ru", title="Открытый", slug="eyni")
    assert "Открытый" in client.get("/en/briefings/eyni/").content.decode()


def test_the_switch_does_not_lead_to_a_private_translation(client, tree):
    original = briefing(tree, title="Açıq", slug="aciq")
    make_private(briefing(tree, "en", of=original, title="Closed", slug="closed"))
    assert "closed" not in client.get("/az/briefings/aciq/").content.decode()


def test_the_switch_does_not_lead_to_a_translation_past_its_end(client, tree):
    original = briefing(tree, title="Açıq", slug="aciq")
    over = timezone.now() - dt.timedelta(seconds=5)
    briefing(tree, "en", of=original, title="Closed", slug="closed", expire_at=over)
    assert "closed" not in client.get("/az/briefings/aciq/").content.decode()


def test_hidden_topics_and_help_are_not_on_the_home_page(client, tree):
    topic(tree, title="Gizli mövzu", live=False)
    make_private(help_page(tree))
    text = client.get("/az/").content.decode()
    assert "Gizli mövzu" not in text
    assert "aside-line" not in text


def test_a_hidden_page_below_another_is_not_offered_there(client, tree):
    about = standard(tree, title="Haqqımızda")
    make_private(standard(tree, below=about, title="Gizli"))
    assert "Gizli" not in client.get("/az/haqqimizda/").content.decode()


def test_the_old_address_of_a_hidden_page_tells_nothing(client, tree, rename):
    made = briefing(tree, title="Gizli", slug="kohne")
    rename(made, "tamam-yeni")
    assert client.get("/az/briefings/kohne/").status_code == 302
    make_private(made)
    response = client.get("/az/briefings/kohne/")
    assert response.status_code == 404
    assert "tamam-yeni" not in response.content.decode()


def test_the_schedule_publishes_and_takes_away(client, tree):
    made = briefing(tree, title="Gizli", slug="gizli", live=False)
    made.go_live_at = timezone.now() - dt.timedelta(minutes=1)
    made.save_revision(approved_go_live_at=made.go_live_at)
    call_command("publish_scheduled", verbosity=0)
    assert client.get(f"/az/{PATH}").status_code == 200
    made.refresh_from_db()
    made.expire_at = timezone.now() - dt.timedelta(minutes=1)
    made.save()
    call_command("publish_scheduled", verbosity=0)
    made.refresh_from_db()
    assert not made.live
    assert client.get(f"/az/{PATH}").status_code == 404


def test_the_schedule_is_kept_by_a_job_each_minute():
    from procrastinate.contrib.django import app

    from cms.tasks import publish_scheduled_pages

    crons = {entry.task.name: entry.cron for entry in app.periodic_registry.periodic_tasks.values()}
    assert crons[publish_scheduled_pages.name] == "* * * * *"
