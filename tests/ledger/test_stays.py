"""Stays and problems are counted as they stand in the records, by station, leader and phase."""

from datetime import date
from typing import Any

from models.case import Case
from models.organisation import StayPhase
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.stay import Activity, StayRecord, StayTime
from models.reports.book import RecordBook
from scheduler.exchange.writing.answers.stays_lines import summary_lines
from scheduler.ledger.record_books import book_of, joined, within
from scheduler.ledger.stays import phases, stays_report
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, OFFICERS, day, officer, tiny_case

TODAY = day(6)
LEADERS = (*OFFICERS, officer("L02", BUREAU, "leader"))


def stay(n: int, who: str = "L01", station: str = LONGQIAO, time: str = "day", **fields: Any) -> StayRecord:
    return StayRecord(date=day(n), officer=who, station=station, time=StayTime(time), **fields)


def problem(text: str, state: str, deadline: date | None = None, **fields: Any) -> Problem:
    row = {"station": LONGQIAO, "kind": ProblemKind.DUTY, "found_on": day(0), "officer": "L01"} | fields
    return Problem(text=text, state=ProblemState(state), deadline=deadline, **row)


def case(*records: StayRecord, problems: tuple[Problem, ...] = (), **fields: Any) -> Case:
    return tiny_case(officers=LEADERS, stay_records=records, problems=problems, **fields)


def book(*records: StayRecord, **fields: Any) -> RecordBook:
    return book_of(case(*records, **fields))


def test_activities_add_up_by_station_and_leader() -> None:
    records = (stay(0, talks=3), stay(1, "L02", talks=4, petitions=1), stay(1, station=FENGHUANG, time="night", talks=5))
    report = stays_report(book(*records))
    assert (report.total.stays, report.total.nights, report.total.number(Activity.TALKS)) == (3, 1, 12)
    assert report.total.done == [Activity.TALKS, Activity.PETITIONS]
    assert {row.of: (row.stays, row.nights, row.number(Activity.TALKS)) for row in report.stations} == {
        LONGQIAO: (2, 0, 7),
        FENGHUANG: (1, 1, 5),
    }
    assert {row.of: (row.stays, row.number(Activity.TALKS)) for row in report.leaders} == {"L01": (2, 8), "L02": (1, 4)}


def test_what_is_owed_of_each_phase_is_told_by_leader_and_station() -> None:
    """By the dates of 驻所, whatever the records call their phase; of the station's own leader nothing is asked."""
    first = StayPhase(first=day(0), last=day(2), leader_stays=2, station_stays=1, nights=1)
    second = StayPhase(first=day(3), last=day(6), leader_stays=1)
    records = (stay(0, talks=1), stay(2, time="night"), stay(2, "L02", phase="一"), stay(3, station=FENGHUANG))
    report = stays_report(book(*records, stay_phases=(second, first)))
    assert [row.phase for row in report.owed] == [first, second]
    assert {row.of: (row.had, row.lacks, row.lacks_nights) for row in report.owed[0].leaders} == {
        "L01": (2, 0, 0),
        "L02": (1, 1, 1),
    }
    assert {row.of: (row.had, row.lacks) for row in report.owed[0].stations} == {LONGQIAO: (3, 0), FENGHUANG: (0, 1)}
    assert {row.of: row.lacks for row in report.owed[1].leaders} == {"L01": 0, "L02": 1}
    lines = list(summary_lines(report))
    at = lines.index("驻所任务（2024-07-22 至 2024-07-24，每名局领导 2 场、其中夜间 1 场，每所 1 场）：")
    assert lines[at + 1 : at + 3] == [
        "  尚欠的局领导（已驻/应驻）：警员L02（L02） 1/2（夜间 0/1）",
        "  尚欠的派出所（已驻/应驻）：凤凰山所 0/1",
    ]
    assert [row.phase for row in stays_report(book(*records, stay_phases=(first, second)), "一").owed] == [first]


def test_what_is_owed_is_kept_with_the_records() -> None:
    phase = StayPhase(first=day(0), last=day(2))
    older = book(stay(0), stay_phases=(phase.model_copy(update={"leader_stays": 2}),))
    kept = book(stay(1), stay_phases=(phase,))
    assert joined([kept, older]).stay_phases == (phase,)
    assert within(joined([kept, older]), kept).stay_phases == (phase,)


def test_a_problem_is_overdue_the_day_after_its_deadline_while_it_is_open() -> None:
    problems = (
        problem("到期当天", "dated", TODAY),
        problem("昨天到期", "dated", day(5)),
        problem("推进中也会逾期", "ongoing", day(2)),
        problem("推进中没有期限", "ongoing"),
        problem("已整改的不再逾期", "solved", day(1)),
        problem("机制已完善", "mechanism", day(1)),
    )
    report = stays_report(book(problems=problems), as_of=TODAY)
    assert [row.text for row in report.problems] == [
        "推进中也会逾期",
        "昨天到期",
        "到期当天",
        "推进中没有期限",
        "机制已完善",
        "已整改的不再逾期",
    ]
    assert [row.text for row in report.overdue] == ["推进中也会逾期", "昨天到期"]
    assert (report.total.problems, report.total.unsettled, report.total.overdue) == (6, 4, 2)
    assert [report.states(state) for state in ProblemState] == [1, 2, 1, 2]


def test_the_day_is_the_one_asked_for_then_the_planning_date_then_the_end() -> None:
    planned = book(as_of=day(3))
    assert stays_report(planned, as_of=TODAY).as_of == TODAY
    assert stays_report(planned).as_of == day(3)
    assert stays_report(book()).as_of == case().end


def test_problems_count_for_whoever_found_them_and_where() -> None:
    problems = (
        problem("一", "solved", kind=ProblemKind.CARE),
        problem("二", "ongoing", station=FENGHUANG, officer=None),
        problem("三", "ongoing", station=FENGHUANG, officer="A01"),
    )
    report = stays_report(book(problems=problems))
    assert {row.of: (row.problems, row.unsettled) for row in report.stations} == {LONGQIAO: (1, 0), FENGHUANG: (2, 2)}
    assert {row.of: row.problems for row in report.leaders} == {"L01": 1, "L02": 0}
    assert {row.kind.value: sum(row.by_state) for row in report.kinds} == {"duty": 2, "team": 0, "staffing": 0, "care": 1}


def test_a_phase_is_counted_alone() -> None:
    given = book(
        stay(0, phase="第一阶段"), stay(1, phase="第２阶段"), stay(2), problems=(problem("一", "solved", phase="第一阶段"),)
    )
    assert phases(given) == ["第一阶段", "第２阶段", ""]
    assert [stays_report(given, phase).total.stays for phase in ("第一阶段", "第2阶段", "", None)] == [1, 1, 1, 3]
    assert stays_report(given, "第一阶段").total.problems == 1
    assert stays_report(given, "").total.problems == 0
    assert {row.of: row.stays for row in stays_report(given).phases} == {"第一阶段": 1, "第２阶段": 1, "": 1}


def test_a_phase_that_is_not_told_is_the_one_that_holds_the_date() -> None:
    spans = (StayPhase(first=day(0), last=day(1)), StayPhase(first=day(3), last=day(9)))
    given = book(stay(0), stay(3), stay(4, phase="第二阶段"), problems=(problem("一", "solved"),), stay_phases=spans)
    assert phases(given) == ["2024-07-22/2024-07-23", "2024-07-25/2024-07-31", "第二阶段"]
    assert stays_report(given, "2024-07-22/2024-07-23").total.problems == 1
