"""JSON is read strictly: a key once, each value in its own type, and every fault of a file at its path in one pass."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.words import Language, speaking
from scheduler.exchange import CaseFaults, Unreadable, read_case
from scheduler.exchange.errors import UnreadableKind
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from scheduler.exchange.writing.case.case_file import write_case
from tests.cases import tiny_case
from tests.exchange.cases import rich_case
from tests.exchange.rosters import roster_file

Tree = Any


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("case") / "case.json"
    write_case(rich_case(), path)
    return path.read_text(encoding="utf-8")


def faults(path: Path, content: str) -> dict[str, str]:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CaseFaults) as caught:
        read_case(path)
    assert all(not fault.cell for fault in caught.value.faults)
    return {fault.sheet: fault.wrong for fault in caught.value.faults}


def put(path: str, value: object) -> Callable[[Tree], None]:
    """Sets what stands at a path such as leave[0].choices[1].first."""
    *parts, last = [int(part) if part.isdigit() else part for part in re.findall(r"\w+", path)]

    def set(tree: Tree) -> None:
        for part in parts:
            tree = tree[part]
        tree[last] = value

    return set


WRONG = [
    ("shifts[0].minutes", True, "不是整数"),
    ("shifts[0].minutes", "600", "不是整数"),
    ("shifts[0].minutes", 600.0, "不是整数"),
    ("shifts[0].minutes", float("nan"), "不是数"),
    ("shifts[0].minutes", float("-inf"), "不是数"),
    ("shifts[0].minutes", 10**30, "不是数"),
    ("shifts[0].minutes", 10**7, "过大"),
    ("shifts[0].minutes", None, "不是整数"),
    ("shifts[0].minutes", [600], "不是整数"),
    ("shifts[0].start", "08:00Z", "时区"),
    ("shifts[0].start", "08:00+08:00", "时区"),
    ("shifts[0].start", "08:00:30", "秒"),
    ("shifts[0].start", 28800, "不是时刻"),
    ("shifts[0].night", 1, "true 或 false"),
    ("shifts[0].night", "no", "true 或 false"),
    ("shifts[0].kind", "Duty", "不是可选的值"),
    ("opening[0].last_end", "2024-07-22T08:00:00+08:00", "时区"),
    ("opening[0].last_end", "1721606400", "时区"),
    ("opening[0].last_end", 1721606400, "不是日期和时刻"),
    ("opening[0].stint_first", 1721520000, "不是日期"),
    ("leave[0].choices[1].first", 1721520000, "不是日期"),
    ("leave[0].choices[1].first", "2024-07-26T00:00:00", "不是日期"),
    ("leave[0].choices[1].first", "2024-7-26", "不是日期"),
    ("leave[0].choices", {"first": "2024-07-26"}, "不是列表"),
    ("leave[0]", "A01", "不是对象"),
    ("leave[0].days", 3, "未知的项"),
    ("officers[0].name", 7, "不是文本"),
    ("officers[0].name", "张\u200b三", "U+200B"),
    ("officers[0].name", "张\u00ad三", "U+00AD"),
    ("officers[0].name", "张\u0007三", "U+0007"),
    ("officers[0].name", "张\ud800三", "U+D800"),
    ("officers[0].name", " 张三", "空白"),
    ("demands[0].minimum", -1, "过小"),
    ("demands[0].minimum", 2 * 10**6, "过大"),
    ("policy.rows[2].level", "1", "不是级次，应为不小于 1 的整数，或后加一个小写字母"),
    ("policy.rows[2].level", "3B", "不是级次"),
    ("policy.rows[2].level", 0, "不是级次"),
    ("start", 1721606400, "不是日期"),
]


@pytest.mark.parametrize(("path", "value", "says"), WRONG)
def test_nothing_is_taken_for_something_else(text: str, tmp_path: Path, path: str, value: object, says: str) -> None:
    tree = json.loads(text)
    put(path, value)(tree)
    sentences = faults(tmp_path / "case.json", json.dumps(tree))
    assert list(sentences) == [path]
    assert says in sentences[path]


def test_all_of_them_are_named_at_once(text: str, tmp_path: Path) -> None:
    tree = json.loads(text)
    planted = {
        "shifts[0].minutes": True,
        "leave[0].choices[1].first": 1721520000,
        "officers[3].category": "boss",
        "pins[0].officer": "nobody",
        "demands[1].target": -4,
        "base_roster[2].shift": "大夜",
    }
    for path, value in planted.items():
        put(path, value)(tree)
    assert set(faults(tmp_path / "case.json", json.dumps(tree))) == set(planted)


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ('"leave": [', '"leave": [], "leave": [', "leave"),
        ('"officers": [', '"officers": [], "officers": [', "officers"),
        ('"minutes": 600', '"minutes": 600, "minutes": 60', "shifts[0].minutes"),
        ('"request": "A01#1"', '"request": "A01#1", "request": null', "pins[2].request"),
        ('"title": "城厢分局"', '"title": "城厢分局", "title": "城厢分局"', "title"),
    ],
)
def test_a_key_that_stands_twice_is_named(text: str, tmp_path: Path, before: str, after: str, path: str) -> None:
    assert before in text
    sentences = faults(tmp_path / "case.json", text.replace(before, after, 1))
    assert list(sentences) == [path]
    assert "重复" in sentences[path]


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("leave[0].choices[1].last", "2024-07-01", "leave[0].choices[1].last"),
        ("leave[0].choices[1].latest", "2024-07-01", "leave[0].choices[1].earliest"),
        ("units[3].floors[1].last", "2024-07-01", "units[3].floors[1].last"),
        ("cycle_rotas[2].teams[1].place", 9, "cycle_rotas[2].teams[1].place"),
        ("end", "2024-07-01", "end"),
        ("end", "2024-09-01", "calendar"),
        ("pins[0].last", "2024-07-25", "pins[0].last"),
        ("pins[2].last", "2024-07-28", "pins[2].last"),
        ("opening[0].last_end", "2025-07-22T08:00", "opening[0].last_end"),
        ("opening[0].stint_first", "2024-07-22", "opening[0].stint_first"),
        ("opening[0].off_run", 2, "opening[0].off_run"),
        ("policy.rows[3].key", "cateogry", "policy.rows[3].key"),
        ("policy.rows[4].value", "720", "policy.rows[4].value"),
        ("policy.rows[4].value", -5, "policy.rows[4].value"),
        ("policy.rows[0].value", 3, "policy.rows[0].value"),
        ("policy.rows[2].key", "qualified", "policy.rows"),
    ],
)
def test_what_contradicts_is_named_by_its_path(text: str, tmp_path: Path, path: str, value: object, fault: str) -> None:
    tree = json.loads(text)
    put(path, value)(tree)
    assert fault in faults(tmp_path / "case.json", json.dumps(tree))


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("007", "7", "前导零"),
        ("A01", "Ａ01", "全角半角"),
        ("E2", "e2", "大小写"),
        ("B01", "B 01", "空白"),
    ],
)
def test_an_id_that_hardly_differs_is_named_as_what_it_is(text: str, tmp_path: Path, old: str, new: str, difference: str) -> None:
    tree = json.loads(text)
    number = next(at for at, officer in enumerate(tree["officers"]) if officer["id"] == old)
    put(f"officers[{number}].id", new)(tree)
    sentences = [wrong for path, wrong in faults(tmp_path / "case.json", json.dumps(tree)).items() if f"「{old}」" in wrong]
    assert sentences
    assert all(f"与「{new}」只差{difference}" in wrong for wrong in sentences)


@pytest.mark.parametrize(
    ("first", "other", "difference"), [("é1", "e\u03011", "字符的编码形式"), ("Ａ9", "A9", "全角半角"), ("009", "9", "前导零")]
)
def test_two_ids_that_look_the_same_are_a_fault(text: str, tmp_path: Path, first: str, other: str, difference: str) -> None:
    tree = json.loads(text)
    tree["officers"] += [tree["officers"][0] | {"id": id} for id in (first, other)]
    (sentence,) = faults(tmp_path / "case.json", json.dumps(tree)).values()
    assert f"只差{difference}" in sentence


def test_english_says_no_word_of_chinese(text: str, tmp_path: Path) -> None:
    tree = json.loads(text)
    for path, value, _ in {slip[0]: slip for slip in WRONG if not slip[0].startswith("leave[0]")}.values():
        put(path, value)(tree)
    with speaking(Language.EN, Language.EN):
        sentences = faults(tmp_path / "case.json", json.dumps(tree))
    assert not [wrong for wrong in sentences.values() if "不" in wrong or "应" in wrong]


@pytest.mark.parametrize("content", ["[" * 100_000, '{"start": 01}', '{"a": 1}}', "", "nul", '"\x01"'])
def test_what_is_no_json_is_refused_with_its_place(tmp_path: Path, content: str) -> None:
    path = tmp_path / "case.json"
    path.write_text(content or " ", encoding="utf-8")
    with pytest.raises(Unreadable, match="第 1 行") as error:
        read_case(path)
    assert error.value.kind is UnreadableKind.BROKEN


def test_a_roster_is_read_as_strictly(tmp_path: Path) -> None:
    path = tmp_path / "roster.json"
    write_roster_json(path, roster_file())
    tree = json.loads(path.read_text(encoding="utf-8"))
    put("roster.assignments[0].rung", "0")(tree)
    put("case.units[0].zone", True)(tree)
    put("case.officers[0].unit", "别处")(tree)
    path.write_text(json.dumps(tree).replace('"proof"', '"proof": {}, "proof"', 1), encoding="utf-8")
    with pytest.raises(Unreadable) as error:
        read_roster(path)
    for place in ("roster.assignments[0].rung", "case.units[0].zone", "case.officers[0].unit", "proof: "):
        assert place in str(error.value)


def test_a_horizon_over_a_year_is_a_fault_of_its_end(tmp_path: Path) -> None:
    """Told at once, before all its dates are looked at; of a horizon of a year only its lack of a calendar is."""
    for end, said in (("9999-12-31", "超过一年"), ("2025-07-23", "超过一年"), ("2025-07-22", "日历")):
        tree = tiny_case().model_dump(mode="json") | {"end": end}
        (tmp_path / "case.json").write_text(json.dumps(tree), encoding="utf-8")
        with pytest.raises(CaseFaults, match=said):
            read_case(tmp_path / "case.json")
