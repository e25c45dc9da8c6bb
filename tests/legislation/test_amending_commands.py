"""`read_amending_act` and `consolidate`: from an act's order to the next text."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from legislation.presenters.amending import doubt_sentence, refusal_sentence
from legislation.text.instructions import Doubt
from legislation.text.operations import Reason, Refusal
from tests.legislation.text.operating import LAW

ACT = """\
Müraciətlər haqqında Qanunda dəyişiklik edilməsi haqqında
AZƏRBAYCAN RESPUBLİKASININ QANUNU
1. 2-ci maddənin üçüncü hissəsində “15 iş günü” sözləri “10 gün” sözləri ilə əvəz edilsin.
2. 1.2.2-ci maddənin sonunda nöqtə işarəsi nöqtəli vergül işarəsi ilə əvəz edilsin və aşağıdakı
məzmunda 1.2.3-cü maddə əlavə edilsin:
“1.2.3. dövlətə.”.
3. 3-cü maddənin adı aşağıdakı redaksiyada verilsin:
“Müddətlər”.
4. 9-cu maddə ləğv edilsin.
"""


@pytest.fixture
def files(tmp_path):
    def write(**contents):
        paths = []
        for name, content in contents.items():
            path = tmp_path / name
            path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
            paths.append(path)
        return paths

    return write


def run(command, *arguments, **options):
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


def refused(command, *arguments):
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command(command, *arguments, "--json", stdout=out)
    assert stopped.value.code == 2
    return json.loads(out.getvalue())["error"]


def test_what_an_act_orders_goes_into_the_law_it_amends(files):
    law, act = files(law=LAW, act=ACT)
    read = run("read_amending_act", act, "--json")
    (operations,) = files(operations=read)
    assert json.loads(read)["unsure"] == []
    data = json.loads(run("consolidate", law, operations, "--json"))
    texts = {one["eid"]: one["text"] for one in data["provisions"]}
    assert texts["art_2__para_~n5"].startswith("Cavab 10 gün müddətində")
    assert texts["art_1__para_1.2__point_1.2.2"] == "hüquqi şəxslərə;"
    assert texts["art_1__para_1.2__point_1.2.3"] == "dövlətə."
    assert "Müddətlər" in {one["heading"] for one in data["provisions"]}
    assert all(one["uid"] for one in data["provisions"])
    assert (data["applied"], data["collisions"]) == (["1", "2", "3", "4"], [])
    (left,) = data["refused"]
    assert (left["operation"], left["reason"], left["place"]) == ("5", "no_place", "article 9")
    assert left["message"].endswith(": maddə 9.")
    (again,) = files(again=data)
    assert "article 4" in run("consolidate", again, *files(none="[]"))


def test_collisions_are_printed_with_the_eids_and_words_of_the_file(files):
    law, operations = files(
        law={"title": "Q", "provisions": [{"eid": "A/1", "label": "§ 1", "text": "bir iki üç"}]},
        operations=[
            {"kind": "replace", "eid": "A/1", "old_text": "bir iki", "new_text": "x"},
            {"id": "b", "kind": "remove", "target": "A/1", "old": "iki üç"},
            {"id": "c", "kind": "insert", "after": "A/1", "label": "§ 2", "heading": "Yeni",
             "text": "Mətn."},
        ],
    )  # fmt: skip
    data = json.loads(run("consolidate", law, operations, "--json"))
    assert data["collisions"] == [{"operations": ["1", "b"], "eid": "A/1", "words": "iki"}]
    assert [one["label"] for one in data["provisions"]] == ["§ 1", "§ 2"]
    tried = json.loads(run("consolidate", law, operations, "--json", "--only", "b"))
    assert (tried["applied"], tried["provisions"][0]["text"]) == (["b"], "bir")


def test_a_person_reads_lines(files):
    law, act, operations = files(law=LAW, act=ACT, operations=[{"kind": "remove", "article": "9"}])
    assert "1. replaced maddə 2, hissə 3: 15 iş günü → 10 gün" in run("read_amending_act", act)
    assert "- 1: " in run("consolidate", law, operations)
    with pytest.raises(CommandError) as problem:
        run("read_amending_act", act.with_name("absent"))
    assert problem.value.returncode == 2


@pytest.mark.parametrize(
    ("operations", "place"),
    [
        ("5", "operations"),
        ([5], "operations[0]"),
        ([{"kind": "spell"}], "operations[0].kind"),
        ([{"kind": "remove", "sentence": "x"}], "operations[0].sentence"),
        ([{"kind": "remove", "times": 10**30}], "operations[0].times"),
        ([{"kind": "remove", "old": "a\x00\ud800"}], "operations[0].old"),
        ([{"kind": "remove", "address": {"field": "soul"}}], "operations[0].address.field"),
        ([{"kind": "insert", "after": ["x"]}], "operations[0].after.eid"),
        ([{"id": "1", "kind": "remove"}, {"id": "1", "kind": "remove"}], "operations[1].id"),
    ],
)
def test_operations_that_are_not_ours_are_refused_with_the_place(files, operations, place):
    law, file = files(law=LAW, operations=operations)
    assert place in refused("consolidate", law, file)


def test_files_that_cannot_be_read_are_refused(files, tmp_path):
    law, operations = files(law=LAW, operations="not JSON")
    assert refused("consolidate", law, operations)
    (empty,) = files(empty="")
    assert "boş" in refused("read_amending_act", empty)
    data = json.loads(run("read_amending_act", law, "--json"))
    assert (data["operations"], len(data["unsure"])) == ([], 1)


def test_every_doubt_and_refusal_has_its_own_sentence():
    sentences = {doubt_sentence(one) for one in Doubt}
    assert len(sentences) == len(Doubt)
    assert len({refusal_sentence(Refusal("1", one)) for one in Reason}) == len(Reason)
