"""S3 to S5: Elasticsearch down, slow, red or strange; and what it has when it is back."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from search import engines, mirroring
from search.engines import EngineUnavailable, elasticsearch
from search.engines.elasticsearch import MAPPINGS, ElasticsearchEngine
from search.indexing import bury, store
from search.models import SearchDocument
from search.query import Query
from search.tasks import catch_up_elasticsearch, mirror_documents, rebuild_search_documents
from tests.search.conftest import article, family
from tests.search.test_page import page

pytestmark = pytest.mark.django_db


class Server(BaseHTTPRequestHandler):
    """Answers everything with `status` and `body`; without a status it never answers."""

    status, body, kind, asked = 200, b"", "application/json", 0

    def answer(self):
        type(self).asked += 1
        if not self.status:
            self.server.over.wait(20)
            return
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(self.status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", self.kind)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST = do_PUT = do_HEAD = answer  # noqa: N815

    def log_message(self, *arguments):
        pass


@pytest.fixture
def pretend(settings):
    """`pretend(status=503, body=b"…")`: a server in the place of Elasticsearch."""
    servers = []

    def start(**answers):
        handler = type("Handler", (Server,), answers)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads, server.over = True, threading.Event()
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        servers.append(server)
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.server_port}"
        return handler

    yield start
    for server in servers:
        server.over.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def mirrored(library):
    """The library, as if Elasticsearch had all of it."""
    SearchDocument.objects.update(mirrored=F("revision"))
    return library


STRANGE = {
    "silent": {"status": 0},
    "red": {"status": 503, "body": b'{"error": {"type": "all shards failed"}, "status": 503}'},
    "without the index": {"status": 404, "body": b'{"error": {"type": "index_not_found"}}'},
    "wrong mapping": {"status": 400, "body": b'{"error": {"type": "illegal_argument"}}'},
    "too many requests": {"status": 429, "body": b"{}"},
    "a page in its place": {"body": b"<html></html>", "kind": "text/html"},
    "cut off": {"body": b'{"hits": {"hits"'},
    "empty": {"body": b"{}"},
    "a list": {"body": b"[]"},
    "without counts": {"body": b'{"hits": {"hits": []}, "aggregations": {}}'},
    "strange hits": {"body": b'{"hits": {"hits": [7]}, "aggregations": {"chosen": 1}}'},
}


@pytest.mark.parametrize("answers", STRANGE.values(), ids=STRANGE)
def test_whatever_the_server_says_the_embedded_engine_answers(
    client, mirrored, pretend, caplog, answers
):
    pretend(**answers)
    assert "<mark>" in page(client, "sığınacaq")
    assert "Elasticsearch did not answer" in caplog.text


def test_when_nothing_listens_the_embedded_engine_answers(client, mirrored, settings, caplog):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert "<mark>" in page(client, "sığınacaq")
    assert "Elasticsearch did not answer" in caplog.text


def test_asking_twice_in_vain_leaves_time_for_an_answer_within_two_seconds():
    assert 2 * elasticsearch.TIMEOUT <= 1.5


def test_after_a_failure_nobody_waits_for_a_while(client, mirrored, pretend):
    server = pretend(status=503, body=b"{}")
    for _ in range(3):
        page(client, "sığınacaq")
    assert server.asked == 1
    engines.forget_failures()
    page(client, "sığınacaq")
    assert server.asked == 2


def test_writes_do_not_notice_that_the_server_is_away(settings, fill):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    (row,) = fill(article())
    assert bury([row]) == [row.pk]


def test_as_long_as_something_waits_for_the_mirror_it_is_not_asked(client, mirrored, pretend):
    server = pretend(status=503, body=b"{}")
    store(["article:13"], [])
    assert "<mark>" not in page(client, "sığınacaq")
    assert server.asked == 0


def test_a_failed_job_leaves_its_rows_waiting(mirrored, pretend):
    pretend(status=503, body=b"{}")
    (changed,) = bury(SearchDocument.objects.filter(key="mp:1"))
    with pytest.raises(EngineUnavailable):
        mirror_documents(ids=[changed])
    assert [row.pk for row in SearchDocument.objects.waiting()] == [changed]


def test_rebuilding_an_absent_elasticsearch_is_said_in_one_sentence(settings, capsys):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="Elasticsearch: "):
        call_command("rebuild_index")


def test_the_health_page_says_when_it_lacks_something(client, pretend, library):
    pretend(body=b"{}")
    assert client.get("/health/").json()["parts"]["elasticsearch"] == "waiting"
    SearchDocument.objects.update(mirrored=F("revision"))
    assert client.get("/health/").json()["parts"]["elasticsearch"] == "ok"


def test_without_an_elasticsearch_the_minutely_job_does_nothing(settings, library):
    settings.ELASTICSEARCH_URL = ""
    catch_up_elasticsearch(timestamp=0)
    assert SearchDocument.objects.waiting().count() == len(library)


def test_the_nightly_job_buries_what_stands_for_nothing(library):
    rebuild_search_documents(timestamp=0)
    assert not SearchDocument.objects.findable().exists()


def test_the_jobs_are_kept_by_the_clock():
    from procrastinate.contrib.django import app

    crons = {entry.task.name: entry.cron for entry in app.periodic_registry.periodic_tasks.values()}
    assert crons[catch_up_elasticsearch.name] == "* * * * *"
    assert crons[rebuild_search_documents.name] == "40 23 * * *"


class Recorder:
    """In the place of an engine: what was sent, and what happens meanwhile."""

    def __init__(self, meanwhile=lambda: None):
        self.meanwhile, self.sent = meanwhile, []

    def rebuild(self, rows):
        self.sent = list(rows)
        self.meanwhile()
        return len(self.sent)


def test_what_changes_while_an_index_is_filled_waits_afterwards(library):
    first, second = library[:2]

    def meanwhile():
        bury([first])
        store(["article:14"], [article(key="article:14")])

    mirroring.rebuild(Recorder(meanwhile))
    waiting = {row.key for row in SearchDocument.objects.waiting()}
    assert waiting == {first.key, "article:14"}
    assert SearchDocument.objects.get(pk=second.pk).mirrored == second.revision


@pytest.fixture
def real(elasticsearch_engine, settings, monkeypatch):
    """The real server in its place, under the tests' own name."""
    settings.ELASTICSEARCH_URL = "http://the.tests.own"
    monkeypatch.setattr(engines, "engine", lambda name: elasticsearch_engine)
    return elasticsearch_engine


def seen(real):
    real.client.indices.refresh(index=real.alias)
    return {hit.key for hit in real.search(Query("nikah")).hits}


@pytest.mark.elasticsearch
def test_what_was_withdrawn_while_it_was_away_is_not_found_when_it_is_back(client, library, real):
    mirroring.rebuild(real)
    bury(SearchDocument.objects.filter(key="article:n1"))
    assert {hit.key for hit in engines.search(Query("nikah")).hits} == {"article:n2"}
    mirroring.catch_up(real)
    assert seen(real) == {"article:n2"}
    assert not SearchDocument.objects.waiting().exists()


@pytest.mark.elasticsearch
def test_a_text_changed_since_is_shown_as_it_is_now(library, real):
    mirroring.rebuild(real)
    SearchDocument.objects.filter(key="article:n1").update(body="Silinmiş.")
    bodies = {hit.key: hit.body for hit in real.search(Query("nikah")).hits}
    assert bodies["article:n1"] == "Silinmiş."


@pytest.mark.elasticsearch
def test_a_withdrawn_row_is_no_hit_even_before_it_is_mirrored(library, real):
    mirroring.rebuild(real)
    bury(SearchDocument.objects.filter(key="article:n1"))
    assert [hit.key for hit in real.search(Query("nikah")).hits] == ["article:n2"]


@pytest.mark.elasticsearch
def test_an_index_that_is_gone_is_made_again(library, real):
    mirroring.rebuild(real)
    real.client.indices.delete(index=list(real.client.indices.get(index=f"{real.name}_*")))
    with pytest.raises(EngineUnavailable):
        real.search(Query("nikah"))
    mirroring.catch_up(real)
    assert seen(real) == {"article:n1", "article:n2"}


@pytest.mark.elasticsearch
def test_mirroring_into_nothing_makes_no_index_by_guessing(library, real):
    with pytest.raises(EngineUnavailable):
        mirroring.mirror(real, [library[0].pk])
    assert not real.client.indices.exists(index=real.alias)
    assert SearchDocument.objects.waiting().count() == len(library)


@pytest.mark.elasticsearch
def test_an_index_with_another_mapping_is_not_believed(library, real):
    wrong = {"properties": {name: {"type": "text"} for name in MAPPINGS["properties"]}}
    real.client.indices.create(
        index=f"{real.alias}-wrong", mappings=wrong, aliases={real.alias: {}}
    )
    with pytest.raises(EngineUnavailable):
        real.search(Query("nikah"))
    SearchDocument.objects.update(mirrored=F("revision"))
    assert len(engines.search(Query("nikah")).hits) == 2
    mirroring.rebuild(real)
    assert seen(real) == {"article:n1", "article:n2"}


@pytest.mark.elasticsearch
def test_an_old_revision_never_overwrites_a_newer_one(library, real):
    mirroring.rebuild(real)
    old = SearchDocument.objects.get(key="article:n1")
    mirroring.mirror(real, bury([old]))
    real.mirror([old])
    assert seen(real) == {"article:n2"}


@pytest.mark.elasticsearch
def test_a_job_run_twice_changes_nothing(library, real):
    mirroring.rebuild(real)
    ids = store(["article:n3"], [family(3, "Nikah", "Nikahın pozulması.")])
    mirroring.mirror(real, ids)
    mirroring.mirror(real, ids)
    assert seen(real) == {"article:n1", "article:n2", "article:n3"}


@pytest.mark.elasticsearch
def test_a_row_removed_before_it_was_ever_mirrored_is_done_with(library, real):
    mirroring.rebuild(real)
    ids = store(["article:n3"], [family(3, "Nikah", "Nikahın pozulması.")])
    bury(SearchDocument.objects.filter(pk__in=ids))
    mirroring.catch_up(real)
    assert not SearchDocument.objects.waiting().exists()


@pytest.mark.elasticsearch
def test_a_second_rebuild_leaves_one_index(library, real):
    mirroring.rebuild(real)
    mirroring.rebuild(real)
    assert len(real.client.indices.get(index=f"{real.name}_*")) == 1


def test_an_engine_without_an_address_says_so(settings):
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(EngineUnavailable, match="ELASTICSEARCH_URL is not set"):
        ElasticsearchEngine()
