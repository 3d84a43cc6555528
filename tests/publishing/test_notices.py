"""Who is told what: covers, changes, what was withdrawn, whom to report to and where to sleep."""

from datetime import datetime

from models.case import Case
from models.events.event import Event, EventKind
from models.publishing.notice import Bed, Notice
from models.roster import BedGrant, LeaderStay, Roster, RosterFile
from models.words import Language, speaking
from scheduler.publishing.notices import notices
from tests.cases import BUREAU, FENGHUANG, LONGQIAO, assigned, day, stint, tiny_case
from tests.explain.asked.files import file_of

COUNTER, NIGHT, LEAD = f"{LONGQIAO}/户籍窗口/白", f"{FENGHUANG}/接处警/夜", f"{LONGQIAO}/带班领导/值"


def file(*assignments: tuple[str, str, int, str], of: Case | None = None, **fields: object) -> RosterFile:
    works = tuple(assigned(*assignment) for assignment in assignments)
    stints = tuple(stint(work[0], work[1].split("/")[0], work[2], work[2]) for work in assignments if work[3] == "cover")
    return file_of(of or tiny_case(days=14), Roster(assignments=works, stints=stints, **fields))


def told(*files: RosterFile, only_changed: bool = False) -> dict[str, Notice]:
    return {notice.officer: notice for notice in notices(files[-1], files[:-1], only_changed)}


def test_who_covers_is_told_and_who_keeps_to_the_rota_is_not() -> None:
    known = told(file(("D01", COUNTER, 1, "cover"), ("A02", f"{LONGQIAO}/接处警/值", 3, "base")))
    assert list(known) == ["D01"]
    (duty,) = known["D01"].duties
    assert (duty.station, duty.title, duty.is_cover) == (LONGQIAO, "户籍窗口", True)
    assert (duty.begin, duty.end) == (datetime(2024, 7, 23, 8), datetime(2024, 7, 23, 18))
    assert duty.bed is None


def test_whoever_leads_when_the_duty_begins_is_reported_to() -> None:
    of = tiny_case(days=14)
    known = told(file(("C03", LEAD, 1, "cover"), ("D01", COUNTER, 1, "cover"), ("D01", COUNTER, 2, "cover"), of=of))
    first, second = known["D01"].duties
    assert first.report_to == "警员C03"
    assert second.report_to == ""
    assert known["C03"].duties[0].report_to == ""


def test_a_night_elsewhere_has_a_bed_in_the_duty_room_and_an_own_one_as_granted() -> None:
    known = told(
        file(
            ("C01", NIGHT, 1, "cover"),
            ("B02", f"{FENGHUANG}/接处警/白", 5, "extra"),
            beds=(BedGrant(officer="B02", night=day(5)),),
        )
    )
    assert known["C01"].duties[0].bed is Bed.DUTY_ROOM
    assert known["B02"].duties[0].bed is Bed.TOWN


def test_only_those_whose_days_differ_are_told_since_a_version() -> None:
    before = file(("D01", COUNTER, 1, "cover"), ("D02", COUNTER, 2, "cover"))
    after = file(("D01", COUNTER, 1, "cover"), ("C01", COUNTER, 2, "cover"))
    assert set(told(before, after, only_changed=True)) == {"C01", "D02"}
    everybody = told(before, after)
    assert set(everybody) == {"C01", "D01", "D02"}
    assert everybody["D01"].changes == ()
    assert [change.date for change in everybody["D02"].changes] == [day(2)]
    assert [duty.date for duty in everybody["D02"].withdrawn] == [day(2)]
    assert everybody["D02"].duties == ()


def test_what_any_earlier_version_held_stays_withdrawn() -> None:
    first, second, third = (file(("D01", COUNTER, number, "cover")) for number in (1, 2, 3))
    assert [duty.date for duty in told(first, second, third)["D01"].withdrawn] == [day(1), day(2)]
    assert told(first, second, first)["D01"].withdrawn[0].date == day(2)


def test_whom_no_event_names_is_told_so() -> None:
    before = file(("D01", COUNTER, 1, "cover"))
    sick = Event(id="变1", kind=EventKind.ILLNESS, officer="D01", first=day(1), last=day(1), author="值班长")
    after = file(("D02", COUNTER, 1, "cover")).model_copy(update={"events": (sick,)})
    known = told(before, after)
    assert known["D02"].is_indirect
    assert not known["D01"].is_indirect


def test_a_leaders_stay_is_told_with_its_hours() -> None:
    from models.organisation import StayPhase

    of = tiny_case(days=14, stay_phases=(StayPhase(first=day(0), last=day(13)),))
    stays = (LeaderStay(officer="L01", station=LONGQIAO, date=day(4), time="night"),)
    known = told(file(of=of, stays=stays))
    (duty,) = known["L01"].duties
    assert (duty.is_stay, duty.begin, duty.bed) == (True, datetime(2024, 7, 26, 18), Bed.DUTY_ROOM)
    assert known["L01"].unit == BUREAU
    with speaking(Language.EN, Language.ZH):
        assert told(file(of=of, stays=stays))["L01"].duties == known["L01"].duties


def test_what_a_change_calls_off_is_what_the_version_before_held() -> None:
    first, second, third = (file(("D01", COUNTER, number, "cover")) for number in (1, 2, 3))
    assert [duty.date for duty in told(first, second, third)["D01"].called_off] == [day(2)]
    own = file(("A02", f"{LONGQIAO}/接处警/值", 1, "extra"))
    assert told(own, file())["A02"].called_off == ()
