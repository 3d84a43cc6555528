"""Leave that the roster before has granted is given in the next case: by `--after`, and by the column of 期初."""

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.case import Case
from models.case_hash import case_hash
from models.leave import LeaveRequest, LeaveStatus, Opening, Pin, PinKind
from models.reasons import Reasons
from models.roster import LeaveDecision, Proof, Roster, RosterFile, Status, StoppedBy
from scheduler.audit import audit
from scheduler.exchange import CaseFaults, read_case, write_case
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.exchange.working.workbook import write_working
from scheduler.jobs.after import after
from scheduler.ledger.closing import closing
from tests.cases import OFFICERS, START, calendar, day, granted, refused, request, tiny_case
from tests.twins import optimum

DAYS = 7
"""Of either horizon: the next begins on day 7."""


def before(requests: tuple[LeaveRequest, ...], *decisions: LeaveDecision) -> RosterFile:
    case = tiny_case(days=DAYS, leave=requests, demands=())
    proof = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT)
    return RosterFile(case=case, case_hash=case_hash(case), roster=Roster(leave=decisions), proof=proof)


def following(*leave: LeaveRequest, **fields: object) -> Case:
    start = START + timedelta(DAYS)
    return tiny_case(start=start, days=DAYS, **{"calendar": calendar(start, DAYS), "demands": (), "leave": leave} | fields)


def carried(folder: Path, file: RosterFile, case: Case) -> tuple[dict[str, tuple[str, object, object, str]], list[str]]:
    """The requests of the case after `file`: officer, dates and status; and what is said of them."""
    write_roster_json(folder / "before.json", file)
    write_case(case, folder / "case.json")
    read = after(read_case(folder / "case.json"), folder / "before.json")
    rows = {row.id: (row.officer, row.choices[0].first, row.choices[0].last, row.status.value) for row in read.case.leave}
    return rows, [sentence for sentence in read.defaults if sentence.startswith("上期")]


PENDING, APPROVED = LeaveStatus.PENDING.value, LeaveStatus.APPROVED.value


@pytest.mark.parametrize(
    ("requests", "decisions"),
    [
        ((request("假", "A03", 5, 8),), (granted("假", 5, 8),)),
        ((request("假", "A03", 4, 7, slack=1),), (granted("假", 5, 8, "moved"),)),
        ((request("假", "A03", 5, 8, status="approved"),), ()),
        ((request("假", "A03", 5, 8, kind="病假"),), ()),
    ],
    ids=["granted", "moved", "approved", "entitled"],
)
def test_what_is_not_on_the_sheet_is_added_as_approved(
    tmp_path: Path, requests: tuple[LeaveRequest, ...], decisions: tuple[LeaveDecision, ...]
) -> None:
    rows, said = carried(tmp_path, before(requests, *decisions), following())
    assert rows == {"假": ("A03", day(5), day(8), APPROVED)}
    kind = requests[0].kind
    assert said == [f"上期已批的休假按已批准：警员A03 {kind} 2024-07-27 至 2024-07-30（请假表没有）"]


@pytest.mark.parametrize(
    ("first", "last", "slack", "words"),
    [
        (5, 8, 0, "申请「又」待定"),
        (5, 8, 2, "申请「又」待定"),
        (7, 8, 0, "代替请假表中的申请「又」（2024-07-29 至 2024-07-30）"),
        (8, 12, 0, "代替请假表中的申请「又」（2024-07-30 至 2024-08-03）"),
    ],
)
def test_what_stands_as_pending_is_approved_on_the_dates_granted(
    tmp_path: Path, first: int, last: int, slack: int, words: str
) -> None:
    """The same dates, only those of this horizon, or others that meet them: all mean the leave granted from day 5 to 8."""
    file = before((request("假", "A03", 5, 8),), granted("假", 5, 8))
    rows, said = carried(tmp_path, file, following(request("又", "A03", first, last, slack=slack)))
    assert rows == {"又": ("A03", day(5), day(8), APPROVED)}
    assert len(said) == 1
    assert words in said[0]


def test_moved_leave_is_known_by_the_dates_asked_for(tmp_path: Path) -> None:
    """Asked for days 2 and 3, moved to 6 and 7; the sheet still has the row as it was typed."""
    file = before((request("假", "A03", 2, 3, slack=4),), granted("假", 6, 7, "moved"))
    rows, said = carried(tmp_path, file, following(request("又", "A03", 2, 3)))
    assert rows == {"又": ("A03", day(6), day(7), APPROVED)}
    assert "代替请假表中的申请「又」" in said[0]


def test_leave_that_ends_on_the_eve_or_was_refused_is_not_carried(tmp_path: Path) -> None:
    requests = (request("末", "A03", 3, 6), request("拒", "B01", 6, 9))
    rows, said = carried(tmp_path, before(requests, granted("末", 3, 6), refused("拒")), following(request("新", "B01", 8, 9)))
    assert rows == {"新": ("B01", day(8), day(9), PENDING)}
    assert said == []


def test_several_leaves_each_find_their_own_row(tmp_path: Path) -> None:
    """One that stands as approved says nothing, one in part is completed, and other requests stay as they are."""
    requests = tuple(request(f"假{who}", who, 5, 8, status="approved") for who in ("A03", "B01", "C01"))
    requests += (request("远", "A03", 10, 11, status="approved"),)
    here = (
        request("整", "A03", 5, 8, status="approved"),
        request("半", "B01", 7, 7, status="approved"),
        request("另", "C02", 7, 8),
        request("后", "C01", 9, 10),
    )
    rows, said = carried(tmp_path, before(requests), following(*here))
    assert rows == {
        "整": ("A03", day(5), day(8), APPROVED),
        "半": ("B01", day(7), day(7), APPROVED),
        "另": ("C02", day(7), day(8), PENDING),
        "后": ("C01", day(9), day(10), PENDING),
        "假B01": ("B01", day(8), day(8), APPROVED),
        "假C01": ("C01", day(5), day(8), APPROVED),
        "远": ("A03", day(10), day(11), APPROVED),
    }
    assert [sentence.partition("（")[2] for sentence in said] == ["请假表只有其中一部分）", "请假表没有）", "请假表没有）"]


def test_an_id_that_is_taken_gives_way_to_a_free_one(tmp_path: Path) -> None:
    file = before((request("A03#1", "A03", 6, 8),), granted("A03#1", 6, 8))
    rows, _ = carried(tmp_path, file, following(request("A03#1", "A03", 10, 11)))
    assert rows == {"A03#1": ("A03", day(10), day(11), PENDING), "A03#2": ("A03", day(6), day(8), APPROVED)}


def test_officers_who_are_gone_and_requests_left_undecided_are_named(tmp_path: Path) -> None:
    requests = (request("假", "A03", 6, 8), request("远", "B01", 9, 10), request("过", "B02", 12, 12))
    people = tuple(person for person in OFFICERS if person.id != "A03")
    case = following(request("又", "B02", 12, 12), officers=people)
    rows, said = carried(tmp_path, before(requests, granted("假", 6, 8)), case)
    assert set(rows) == {"又"}
    assert said == [
        "上期已批的休假，本期没有这名人员，不计：A03 年休假 2024-07-28 至 2024-07-30",
        "上期未裁定的申请，本期请假表没有：警员B01 年休假 2024-07-31 至 2024-08-01",
    ]


@pytest.mark.parametrize(
    ("kind", "first", "fault"),
    [
        (PinKind.GRANT, None, ""),
        (PinKind.GRANT, 5, ""),
        (PinKind.GRANT, 6, "准假申请「又」"),
        (PinKind.REFUSE, None, "不准假申请「又」"),
    ],
)
def test_pins_on_leave_granted_before(tmp_path: Path, kind: PinKind, first: int | None, fault: str) -> None:
    """To grant it as it was granted says nothing new; to refuse or to move it is against what was decided."""
    pin = Pin(kind=kind, request="又", date=None if first is None else day(first))
    case = following(request("又", "A03", 5, 8), pins=(pin,))
    file = before((request("假", "A03", 5, 8),), granted("假", 5, 8))
    if fault:
        with pytest.raises(CaseFaults, match=f"锁定: {fault}，而上期已批 2024-07-27 至 2024-07-30"):
            carried(tmp_path, file, case)
    else:
        assert carried(tmp_path, file, case)[0] == {"又": ("A03", day(5), day(8), APPROVED)}


def test_it_is_kept_where_capacity_would_refuse_it(tmp_path: Path) -> None:
    """One of two at 凤凰山所 may be away. B01's leave goes on to day 8, so that it is B02's days 7 and 8 that are refused."""
    write_roster_json(tmp_path / "before.json", before((request("假", "B01", 5, 8),), granted("假", 5, 8)))
    case = following(request("又", "B01", 5, 8), request("新", "B02", 7, 8, past_refusals=9), only=("B01", "B02"))
    write_case(case, tmp_path / "case.xlsx")
    joined = after(read_case(tmp_path / "case.xlsx"), tmp_path / "before.json").case
    best = optimum(joined)
    assert [(decision.request, decision.outcome.value) for decision in best.roster.leave] == [("新", "refused")]
    assert not audit(joined, best.roster).breaches


def test_the_closing_state_of_a_working_copy_brings_it_along(tmp_path: Path) -> None:
    """期末 of one roster as 期初 of the next: refusals so far, and two leaves of A03, one of which the sheet has as pending."""
    requests = (
        request("假", "A03", 6, 8, kind="探亲假、婚假"),
        request("远", "A03", 11, 11, status="approved"),
        request("拒", "B01", 2, 3, past_refusals=1),
    )
    file = before(requests, granted("假", 6, 8), refused("拒"))
    rows = closing(file.case, file.roster)
    write_working(tmp_path / "before.xlsx", file, audit(file.case, file.roster), Reasons(), rows)
    ending = load_workbook(tmp_path / "before.xlsx")["期末"]
    head = next(
        number for number, row in enumerate(ending.iter_rows(values_only=True), 1) if row[0] == "警号" or "末班结束" in row
    )

    write_case(following(request("又", "A03", 7, 8)), tmp_path / "case.xlsx")
    book = load_workbook(tmp_path / "case.xlsx")
    if "期初" in book.sheetnames:
        del book["期初"]
    opening = book.create_sheet("期初")
    for row in ending.iter_rows(min_row=head, values_only=True):
        opening.append(row)
    book.save(tmp_path / "case.xlsx")
    read = read_case(tmp_path / "case.xlsx")
    assert {row.id: (row.kind, row.choices[0].first, row.choices[0].last, row.status.value) for row in read.case.leave} == {
        "又": ("探亲假、婚假", day(6), day(8), APPROVED),
        "A03#1": ("年休假", day(11), day(11), APPROVED),
    }
    assert {row.officer: row.past_refusals for row in read.case.opening if row.past_refusals} == {"B01": 2}
    assert sum(sentence.startswith("上期已批") for sentence in read.defaults) == 2


@pytest.mark.parametrize("text", ["年休假", "2024-07-30/2024-07-31", "年休假:2024-07-31/2024-07-30", "年休假:明天"])
def test_a_cell_that_cannot_be_understood_is_a_fault(tmp_path: Path, text: str) -> None:
    write_case(following(opening=(Opening(officer="A03"),)), tmp_path / "case.xlsx")
    book = load_workbook(tmp_path / "case.xlsx")
    sheet = book["期初"]
    place = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "已批休假")
    below = next(row for row in range(place.row + 1, 20) if sheet.cell(row, 1).value == "A03")
    sheet.cell(below, place.column).value = text
    book.save(tmp_path / "case.xlsx")
    with pytest.raises(CaseFaults, match=f"期初!{place.column_letter}{below}.*看不懂已批的休假"):
        read_case(tmp_path / "case.xlsx")
