"""比选: scenarios by forms, studies in the background, and what they came to."""

import re
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from models.tradeoff import Tradeoff
from models.words import Language, speaking
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.scenarios.yaml import yaml_lines
from scheduler.exchange.transaction.outputs import NotWritten
from scheduler.jobs.board.folder import stamp
from scheduler.jobs.board.kept import Kept, place_of
from scheduler.jobs.board.ledger.drafts import kept_drafts
from scheduler.jobs.board.studies.kept_studies import keep
from scheduler.jobs.board.studies.scenario_forms import FORMS, line_form
from scheduler.jobs.board.studies.state import State
from scheduler.jobs.board.studies.studying import work
from scheduler.jobs.board.studies.wanted import Study, Wanted, scenario_file, workbook
from scheduler.jobs.board.turn import Work
from tests.board.desks import CASE, Board, board
from tests.exchange.books import sound, write_book
from tests.exchange.rosters import case
from tests.models.words import CHINESE


def add(board: Board, scenario: str, action: str, subject: str = "", value: str = "", **dates: str) -> Any:
    line = {"scenario": scenario, "action": action, "subject": subject, "value": value}
    return board.post("/whatif/add", data={"file": CASE} | line | dates)


def page(board: Board, study: str = "") -> str:
    return board.browser.get(f"/whatif{study}", params={"file": CASE}).text


def some(board: Board, cell: Any) -> str:
    """The first that the form offers, or a text as its hint wants it."""
    values = [option.value for group in cell.groups for option in group.options]
    return values[0] if values else {"number": "1", "nothing": ""}.get(cell.name, "")


def ended(board: Board, study: Study) -> State:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        state = board.desk.studies.now(study)
        if state and not state.is_open:
            return state
        time.sleep(0.05)
    raise AssertionError(board.desk.studies.now(study))


def officers(board: Board) -> list[str]:
    return [officer.id for officer in board.desk.case(CASE).officers]


def test_there_is_a_form_for_every_action_of_a_scenario() -> None:
    from scheduler.exchange.reading.scenarios.lines import ACTIONS

    assert set(FORMS) == set(ACTIONS)


def test_lines_of_one_name_are_one_scenario_that_the_command_line_reads(opened: Board) -> None:
    first, second = officers(opened)[:2]
    assert add(opened, "两人病倒", "absent", first, first="2024-07-23", last="2024-07-25").status_code == 303
    assert add(opened, "两人病倒", "absent", second).status_code == 303
    assert add(opened, "多两成", "scale", "*", "1.2").status_code == 303
    case = opened.desk.case(CASE)
    lines = yaml_lines(scenario_file(opened.desk.folder.of(CASE)), case)
    assert [(name, line.action, line.subject) for name, line in lines] == [
        ("两人病倒", "缺勤", first),
        ("两人病倒", "缺勤", second),
        ("多两成", "需求倍数", "*"),
    ]
    assert str(lines[0][1].first) == "2024-07-23"
    text = page(opened)
    assert text.count('<article class="made">') == 2
    assert f"{first} 缺勤" in text or first in text
    assert "指挥中心\t改动「七月.xlsx」的比选方案「多两成」" in opened.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("action", sorted(set(FORMS) - {"add_officer", "levels", "policy", "scale", "demand", "open_post"}))
def test_what_a_form_offers_is_taken(opened: Board, action: str) -> None:
    form = line_form(opened.desk.case(CASE), action)
    if any(cell.name == "choice" and not cell.groups for cell in (form.subject, form.value)):
        pytest.skip("the case has nothing of it")
    dates = {"first": "2024-07-23"} if action in ("assign", "horizon") else {}
    answered = add(opened, "一", action, some(opened, form.subject), some(opened, form.value), **dates)
    assert answered.status_code == 303, answered.text
    assert page(opened).count('<article class="made">') == 1


@pytest.mark.parametrize(
    ("action", "subject", "value"),
    [
        ("add_officer", "新增01", "A01"),
        ("levels", "2;1;3", ""),
        ("policy", "leave_capacity", "30"),
        ("demand", "*", "1/2"),
        ("open_post", "龙桥所/接处警/值", "1/2 工作日"),
    ],
)
def test_what_a_hint_wants_is_taken(opened: Board, action: str, subject: str, value: str) -> None:
    case = opened.desk.case(CASE)
    subject = subject.replace("A01", case.officers[0].id)
    duty = next(f"{row.station}/{row.post}/{row.shift}" for row in case.demands)
    answered = add(opened, "一", action, subject.replace("龙桥所/接处警/值", duty), value.replace("A01", case.officers[0].id))
    assert answered.status_code == 303, answered.text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("", "absent", "X"), "方案"),
        (("长" * 41, "absent", "X"), "40"),
        (("一", "absent", "没有此人"), "没有此人"),
        (("一", "fly", "X"), "fly"),
        (("一", "scale", "*", "许多"), "许多"),
        (("一", "scale", "../x", "2"), ".."),
    ],
)
def test_what_means_nothing_is_refused_and_nothing_is_written(opened: Board, line: tuple[str, ...], told: str) -> None:
    answered = add(opened, *line)
    assert answered.status_code in (400, 422)
    assert told in answered.text or answered.status_code == 400
    assert not scenario_file(opened.desk.folder.of(CASE)).exists()


def test_a_date_that_is_none_is_refused(opened: Board) -> None:
    assert "不是日期" in add(opened, "一", "absent", officers(opened)[0], first="昨天").text


def test_lines_and_scenarios_are_removed_unless_the_list_was_changed_elsewhere(opened: Board) -> None:
    first, second, third = officers(opened)[:3]
    for name, officer in (("一", first), ("一", second), ("二", third)):
        add(opened, name, "absent", officer)
    seen = re.findall(r'name="seen" value="(.*?)"', page(opened))[0]
    gone = {"file": CASE, "scenario": "一", "seen": seen}
    assert opened.post("/whatif/remove", data=gone | {"place": "0"}).status_code == 303
    text = page(opened)
    assert re.findall(r"<li>(.*?) *</li>", text.split('class="made"')[1], re.DOTALL) == [f"{second} 缺勤"]
    stale = opened.post("/whatif/remove", data=gone)
    assert stale.status_code == 422
    assert "别处改过" in stale.text
    seen = re.findall(r'name="seen" value="(.*?)"', page(opened))[0]
    assert opened.post("/whatif/remove", data=gone | {"seen": seen}).status_code == 303
    assert page(opened).count('<article class="made">') == 1


def test_a_file_broken_by_hand_is_told_and_left_alone(opened: Board) -> None:
    file = scenario_file(opened.desk.folder.of(CASE))
    file.write_text("一:\n  - 飞行: X\n", encoding="utf-8")
    text = page(opened)
    assert 'role="alert"' in text
    assert add(opened, "二", "absent", officers(opened)[0]).status_code == 422
    assert "飞行" in file.read_text(encoding="utf-8")


def test_the_fields_of_an_action_come_by_themselves(opened: Board) -> None:
    text = opened.browser.get("/whatif/fields", params={"file": CASE, "action": "scale"}).text
    assert "<html" not in text
    assert 'name="value"' in text
    assert 'value="*"' in text


def test_scenarios_are_compared_with_the_people_named(opened: Board) -> None:
    first = officers(opened)[0]
    add(opened, "一人病倒", "absent", first)
    assert opened.post("/whatif/run/whatif", data={"file": CASE, "seconds": "3"}).status_code == 303
    assert opened.post("/whatif/run/whatif", data={"file": CASE, "seconds": "3"}).status_code == 422
    state = ended(opened, Study.WHATIF)
    assert not state.failure
    assert state.written == ("七月-比选.xlsx",)
    text = page(opened)
    assert text.count('<svg class="chart"') == 1
    assert "人员变化" in text
    assert "/download/file?file=" in text
    assert CASE in [entry.name for entry in opened.desk.folder.cases()]
    assert "七月-比选.xlsx" not in [entry.name for entry in opened.desk.folder.entries()]
    english = opened.browser.get("/whatif", params={"file": CASE, "lang": "en"}).text
    named = r"<(option|li|h2|h3|summary|td|svg|p)\b.*?</\1>|label=\"[^\"]*\"|value=\"[^\"]*\"|七月|中文|夏季|指挥中心"
    assert not CHINESE.search(re.sub(named, "", english, flags=re.DOTALL))
    assert re.search(r'role="status">\s*Done', english)
    assert "event: ended" in opened.browser.get("/whatif/progress/whatif").text
    log = opened.log.read_text(encoding="utf-8")
    assert "开始比选「七月.xlsx」的方案" in log
    assert "写出 七月-比选.xlsx" in log


@pytest.mark.parametrize(
    ("study", "asked"),
    [("stress", {"percents": "50", "each": "1"}), ("tradeoff", {"steps": "1"}), ("bottleneck", {})],
)
def test_a_study_is_followed_to_its_tables(opened: Board, study: str, asked: dict[str, str]) -> None:
    answered = opened.post(f"/whatif/run/{study}", data={"file": CASE, "seconds": "2"} | asked)
    assert answered.status_code == 303
    assert answered.headers["location"].startswith(f"/whatif/{study}?")
    state = ended(opened, Study(study))
    assert not state.failure
    assert (opened.desk.folder.path / state.written[0]).exists()
    text = page(opened, f"/{study}")
    assert "answer-table" in text
    assert 'role="alert"' not in text
    later = board(opened.desk.folder.path, opened.log).enter()
    known = later.desk.studies.now(Study(study))
    assert known
    assert known._replace(work=state.work, began=state.began, level=state.level) == state
    assert "answer-table" in page(later, f"/{study}")


def test_a_result_says_that_its_case_has_changed_since(opened: Board) -> None:
    path = opened.desk.folder.path / CASE
    state = State(
        Wanted(Study.TRADEOFF, path, 1.0), str, is_waiting=False, seen=stamp(path), value=Tradeoff(case=case(), points=())
    )
    keep(Kept(opened.desk.folder.path), state)
    assert "在这之后改过" not in page(opened, "/tradeoff")
    write_book(path, sound())
    assert "「七月.xlsx」在这之后改过" in page(opened, "/tradeoff")


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"wanted": {}}', '{"wanted": {"study": "x", "case": 3, "percents": 1}}'])
def test_what_an_earlier_board_kept_in_another_form_is_left(opened: Board, text: str) -> None:
    place = place_of(opened.desk.folder.path)
    place.mkdir(parents=True)
    for name in (*Study, "events"):
        (place / f"{name}.json").write_text(text, encoding="utf-8")
    for study in Study:
        assert opened.desk.studies.now(study) is None
    assert kept_drafts(Kept(opened.desk.folder.path)) == {}


def test_a_state_that_cannot_be_kept_stops_nothing(opened: Board, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    kept = Kept(opened.desk.folder.path)
    kept.put("events", {})
    assert kept.get("events") is None


def test_what_runs_can_be_stopped_and_others_wait(opened: Board) -> None:
    go = threading.Event()
    opened.desk.turn.queue(Work(lambda: "先来的", lambda: None, lambda: bool(go.wait(30))))
    opened.post("/whatif/run/tradeoff", data={"file": CASE, "seconds": "60"})
    assert "排队等候" in page(opened, "/tradeoff")
    go.set()
    until = time.monotonic() + 20
    while not (state := opened.desk.studies.now(Study.TRADEOFF)) or not state.is_running:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert opened.post("/whatif/stop", data={"study": "tradeoff", "file": CASE}).status_code == 303
    assert ended(opened, Study.TRADEOFF).is_stopping
    assert "已停止" in page(opened, "/tradeoff")


def test_who_is_taken_out_of_the_line_is_not_waited_for(opened: Board) -> None:
    go = threading.Event()
    opened.desk.turn.queue(Work(lambda: "先来的", lambda: None, lambda: bool(go.wait(30))))
    opened.post("/whatif/run/bottleneck", data={"file": CASE})
    assert opened.post("/whatif/stop", data={"study": "bottleneck", "file": CASE}).status_code == 303
    assert opened.desk.turn.waiting() == ()
    go.set()
    assert opened.desk.studies.now(Study.BOTTLENECK) is None


@pytest.mark.parametrize(
    ("study", "asked", "told"),
    [
        ("stress", {}, "逐个缺勤"),
        ("stress", {"percents": "许多"}, "许多"),
        ("stress", {"percents": "501"}, "501"),
        ("stress", {"percents": "0"}, "不是百分数"),
        ("whatif", {"file": "../secret.xlsx"}, "文件夹里没有"),
        ("tradeoff", {"steps": "-1"}, "steps"),
        ("fly", {}, "study"),
    ],
)
def test_a_form_that_asks_for_nothing_starts_nothing(opened: Board, study: str, asked: dict[str, str], told: str) -> None:
    answered = opened.post(f"/whatif/run/{study}", data={"file": CASE} | asked)
    assert answered.status_code in (400, 422)
    assert told in answered.text
    assert opened.desk.turn.holder == ""


def test_what_fails_is_said(opened: Board) -> None:
    opened.post("/whatif/run/whatif", data={"file": CASE, "seconds": "1"})
    state = ended(opened, Study.WHATIF)
    assert "比选方案" in state.failure
    assert 'role="alert"' in page(opened)


@pytest.mark.parametrize("study", ["", "/stress", "/tradeoff", "/bottleneck"])
def test_the_pages_are_whole_in_either_language(opened: Board, study: str) -> None:
    for language in ("zh", "en"):
        for file in ("", CASE, "../x"):
            answered = opened.browser.get(f"/whatif{study}", params={"file": file, "lang": language})
            assert answered.status_code == 200
            assert answered.text.rstrip().endswith("</html>")
            assert 'style="' not in answered.text
    text = re.sub(
        r"<(option|li|h2)\b.*?</\1>|中文|夏季|指挥中心", "", opened.browser.get(f"/whatif{study}?lang=en").text, flags=re.S
    )
    assert not CHINESE.search(text)


def test_a_yaml_in_english_files_speaks_english(tmp_path: Path) -> None:
    from scheduler.exchange.reading.scenarios.lines import Line
    from scheduler.exchange.writing.answers.scenario_yaml import scenario_yaml

    with speaking(Language.EN, Language.EN):
        text = scenario_yaml([("ill", Line("absent", "A01")), ("more", Line("scale", "*", "1.2"))]).decode()
    assert "absent: A01" in text
    assert not CHINESE.search(text)


def test_a_case_that_is_called_like_an_answer_stays_a_case(opened: Board) -> None:
    """It is listed, and no study is written over it."""
    own = workbook(Study.BOTTLENECK, opened.desk.folder.of(CASE))
    write_book(own, sound())
    before = own.read_bytes()
    assert own.name in {entry.name for entry in opened.desk.folder.cases()}
    with pytest.raises(NotWritten, match="是一份案例"):
        work(Wanted(Study.BOTTLENECK, opened.desk.folder.of(CASE), 2.0), Watch())
    assert own.read_bytes() == before
