"""Duties that a forced pin keeps: given in every rule, so that they stay whatever they break, and what they break is accepted."""

from collections.abc import Iterable
from typing import Any

import pytest

from models.case import Case
from models.duty import Shift
from models.findings import AuditReport
from models.leave import BedRequest, Commitment, LeaveStatus, Opening, Pin, PinKind, Wish, WishKind
from models.organisation import Floor, MutualAid, Restriction, RestrictionKind, Secondment, Unit
from models.roster import Outcome, Source
from scheduler.audit import audit
from tests.cases import (
    BUREAU,
    FENGHUANG,
    LONGQIAO,
    NARCOTICS,
    POSTS,
    SHIFTS,
    START,
    UNITS,
    day,
    request,
    seat,
    tiny_case,
)
from tests.twins import NAMES, assert_twins, optimum, short

DAY, NIGHT, FULL = "龙桥所/接处警/白", "龙桥所/接处警/夜", "龙桥所/接处警/值"
FAR = "凤凰山所/接处警/白"


def force(who: str, duty: str = DAY, on: int = 0, forced: bool = True) -> Pin:
    station, post, shift = duty.split("/")
    return Pin(kind=PinKind.ASSIGN, officer=who, date=day(on), station=station, post=post, shift=shift, forced=forced)


def forced_case(*pins: Pin, days: int = 2, **fields: Any) -> Case:
    """Only those whom the pins name, unless told otherwise, and a seat for every duty pinned."""
    seats = {f"{pin.station}/{pin.post}/{pin.shift}" for pin in pins}
    demands = tuple(seat(duty, 0, 1) for duty in sorted(seats))
    return tiny_case(**{"days": days, "only": {pin.officer for pin in pins}, "demands": demands, "pins": pins, **fields})


def kept(case: Case) -> AuditReport:
    """The audit of the optimum, which has every duty pinned, no breach, and costs what the model says."""
    best = optimum(case)
    report = audit(case, best.roster)
    assert report.breaches == ()
    assert tuple(value for _, value in sorted(report.levels.items())) == best.levels
    rows = {(row.officer, row.station, row.post, row.shift, row.date) for row in best.roster.assignments}
    assert {(pin.officer, pin.station, pin.post, pin.shift, pin.date) for pin in case.pins if pin.forced and pin.officer} <= rows
    return report


def unit(id: str, **fields: Any) -> tuple[Unit, ...]:
    return tuple(unit.model_copy(update=fields) if unit.id == id else unit for unit in UNITS)


def barring(before: str, after: str) -> tuple[Shift, ...]:
    return tuple(shift.model_copy(update={"not_followed_by": (after,)}) if shift.id == before else shift for shift in SHIFTS)


def off(key: str, **fields: Any) -> dict[str, dict[str, Any]]:
    return {key: {"on": False, **fields}}


def limit(key: str, value: int) -> dict[str, dict[str, Any]]:
    return {key: {"on": True, "value": value}}


ON_LEAVE = (request("假", "C01", 0, 0, status=LeaveStatus.APPROVED),)
OWN_LEAVE = (request("假", "A01", 0, 0, status=LeaveStatus.APPROVED),)
BUSY = (Commitment(officer="C01", first=day(0), last=day(0)),)
EVE = (Opening(officer="C01", last_end=f"{START}T00:00", last_shift="夜"),)
FLOOR = unit(NARCOTICS, floors=(Floor(minimum=1, first=day(0), last=day(0)),))
AWAY = (Secondment(officer="C01", unit=None, first=day(0), last=day(0)),)
LENT = (Secondment(officer="A01", unit=NARCOTICS, rota="机关", first=day(0), last=day(1)),)
AID = (MutualAid(station=FENGHUANG, partner=LONGQIAO),)
APART = (Restriction(officer="C01", other="C02", kind=RestrictionKind.APART),)
TOGETHER = (Restriction(officer="C01", other="C02", kind=RestrictionKind.TOGETHER),)
WOMEN = tuple(post.model_copy(update={"female": True}) for post in POSTS)

ACCEPTED = {
    "admitted_rung: no pairing, no skill": (forced_case(force("D02")), {"admitted_rung"}),
    "category: a leader on a seat": (forced_case(force("L01")), {"admitted_rung", "category"}),
    "qualified: without the skill": (forced_case(force("C01", "龙桥所/户籍窗口/白")), {"qualified"}),
    "available: a cover on given leave": (forced_case(force("C01"), leave=ON_LEAVE), {"available"}),
    "restricted: no cover": (
        forced_case(force("C01"), restrictions=(Restriction(officer="C01", kind=RestrictionKind.NO_COVER),)),
        {"restricted"},
    ),
    "notice: told on the day": (forced_case(force("C01"), as_of=START), {"notice"}),
    "commitments: busy all day": (forced_case(force("C01"), commitments=BUSY), {"commitments"}),
    "commitments: the meeting day of a head": (
        forced_case(force("C03"), units=unit(NARCOTICS, meeting_weekday=0), policy=off("category")),
        {"commitments"},
    ),
    "rota: the own base duty on given leave": (forced_case(force("A01", FULL), leave=OWN_LEAVE), {"rota"}),
    "rota: the own base duty beside a commitment": (
        forced_case(force("A01", FULL), commitments=(Commitment(officer="A01", first=day(0), last=day(0)),)),
        {"rota"},
    ),
    "rota: the own base duty at a post without skill": (forced_case(force("A01", "龙桥所/户籍窗口/值")), {"rota"}),
    "one_duty: another shift on a base date": (
        forced_case(force("A01"), days=1),
        {"admitted_rung", "form", "one_duty", "rest"},
    ),
    "one_duty: the same minute twice": (
        forced_case(force("A03"), force("A03", "龙桥所/户籍窗口/白"), policy=off("qualified")),
        {"one_duty", "rest"},
    ),
    "one_duty: two stations on one date": (
        forced_case(force("C01"), force("C01", FAR), days=1),
        {"form", "one_duty", "rest", "stint"},
    ),
    "rest: a day after a night": (forced_case(force("A03", NIGHT), force("A03", on=1)), {"rest"}),
    "rest: after the opening's night": (forced_case(force("C01"), opening=EVE), {"rest"}),
    "rest: before a base duty after the horizon": (forced_case(force("A01", NIGHT, 3), days=4), {"rest"}),
    "shift_sequence: a day after a day": (
        forced_case(force("A03"), force("A03", on=1), shifts=barring("白", "白")),
        {"shift_sequence"},
    ),
    "consecutive_days": (
        forced_case(force("A03"), force("A03", on=1), policy=limit("consecutive_days", 1)),
        {"consecutive_days"},
    ),
    "days_off": (forced_case(force("A03"), force("A03", on=1), policy=limit("days_off", 6)), {"days_off"}),
    "stint: too long": (forced_case(force("C01"), force("C01", on=1), policy=limit("stint", 1)), {"stint"}),
    "stint: no gap": (forced_case(force("C01"), force("C01", FAR, 1)), {"stint"}),
    "load: minutes a week": (forced_case(force("A03"), policy=limit("load", 60)), {"load"}),
    "load: nights": (forced_case(force("A03", NIGHT), policy=limit("load.nights", 0)), {"load"}),
    "load: covers a year": (forced_case(force("C01"), policy=limit("load.cover_year", 0)), {"load"}),
    "load: extra duties near leave": (
        forced_case(
            force("A01", on=2), days=3, leave=(request("假", "A01", 0, 1, status=LeaveStatus.APPROVED),),
            policy=limit("load.extra", 0),
        ),
        {"load"},
    ),
    "donor_floor": (forced_case(force("C01"), units=FLOOR), {"donor_floor"}),
    "donor_floor.lender": (
        forced_case(force("B01"), mutual_aid=AID, demands=(seat("凤凰山所/户籍窗口/白", 1), seat(DAY, 0, 1))),
        {"donor_floor"},
    ),
    "max_away": (forced_case(force("C01"), units=unit(NARCOTICS, max_away=0)), {"max_away"}),
    "lodging": (forced_case(force("C01", NIGHT), units=unit(LONGQIAO, duty_room_beds=0)), {"lodging"}),
    "together_apart: apart": (
        forced_case(force("C01"), force("C02"), restrictions=APART, policy=limit("max_away", 100)),
        {"together_apart"},
    ),
    "together_apart: alone": (
        forced_case(force("C01"), only=["C01", "C02"], restrictions=TOGETHER, units=FLOOR),
        {"together_apart"},
    ),
    "female_presence, made hard": (
        forced_case(force("A03"), posts=WOMEN, policy={"female_presence": {"on": True, "hard": True}}),
        {"female_presence"},
    ),
    "layer_share, made hard": (
        forced_case(force("C03", NIGHT), policy={"layer_share": {"on": True, "hard": True, "value": 2}, **off("category")}),
        {"layer_share"},
    ),
    "mutual_balance, made hard": (
        forced_case(force("B01"), mutual_aid=AID, policy={"mutual_balance": {"on": True, "hard": True, "value": "0"}}),
        {"mutual_balance"},
    ),
    "compensatory_rest": (
        forced_case(
            force("B01"), force("B01", FAR, 1), mutual_aid=AID,
            policy={"compensatory_rest": {"on": True, "value": 1}, **limit("compensatory_rest.longer", 0)},
        ),
        set(),
    ),
    "compensatory_rest: on every date": (
        forced_case(
            force("B01"), force("B01", FAR, 1), mutual_aid=AID,
            policy={
                "compensatory_rest": {"on": True, "value": 1}, **limit("compensatory_rest.longer", 0),
                **limit("compensatory_rest.within", 1),
            },
        ),
        {"compensatory_rest"},
    ),
    "consecutive_days.min, made hard": (
        forced_case(
            force("A03", on=1), days=3, policy={"consecutive_days.min": {"on": True, "hard": True, "value": 2}},
            demands=(seat(DAY, 0, 1, on=1),),
        ),
        {"consecutive_days"},
    ),
    "load.min_total_minutes, made hard": (
        forced_case(
            force("A03"), demands=(seat(DAY, 0, 1, on=0),),
            policy={"load.min_total_minutes": {"on": True, "hard": True, "value": 900}},
        ),
        {"load"},
    ),
    "form: no demand": (forced_case(force("A03"), demands=()), {"form"}),
    "form: lent out of the bureau": (forced_case(force("C01"), secondments=AWAY), {"admitted_rung", "form"}),
    "form: at the own station while lent to a department": (forced_case(force("A01"), secondments=LENT), set()),
    "pins: a ban": (
        forced_case(force("A03"), Pin(kind=PinKind.FORBID, officer="A03", date=day(0)), demands=(seat(DAY, 0, 1),)),
        {"pins"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_force_breaks_is_accepted(name: str) -> None:
    case, rules = ACCEPTED[name]
    assert {finding.rule for finding in kept(case).accepted} == rules


@pytest.mark.parametrize("name", [name for name in ACCEPTED if not name.startswith(("commitments: the meeting", "layer_share"))])
def test_twin(name: str) -> None:
    """Model and audit let the same rosters through around it, some at least, at the same costs."""
    assert assert_twins(ACCEPTED[name][0], NAMES)


@pytest.mark.parametrize("name", [name for name in ACCEPTED if not name.startswith("pins")])
def test_unforced_it_is_no_roster_or_breaks_nothing(name: str) -> None:
    """The same pins without force: no roster keeps them, unless nothing was broken in the first place."""
    case, rules = ACCEPTED[name]
    pins = tuple(pin.model_copy(update={"forced": False}) for pin in case.pins)
    unforced = case.model_copy(update={"pins": pins})
    assert bool(assert_twins(unforced, NAMES)) is (not rules)


def test_what_others_do_beside_it_keeps_the_limit() -> None:
    """One may be away. C01, forced, is: C02 may not go too, and one of two seats stays empty; with a limit of two none does."""
    for most, missing in ((1, 1), (2, 0)):
        fields = {"only": ["C01", "C02"], "units": unit(NARCOTICS, max_away=most), "demands": (seat(DAY, 2, on=0),)}
        assert short(forced_case(force("C01"), days=1, **fields)) == missing


def test_beyond_the_limit_the_given_leave_no_room_and_ask_none() -> None:
    """Nobody may be away; both forced are, which is accepted; the third may not go."""
    fields = {"only": ["C01", "C02", "C03"], "units": unit(NARCOTICS, max_away=0), "demands": (seat(DAY, 3, on=0),)}
    case = forced_case(force("C01"), force("C02"), days=1, policy=off("category"), **fields)
    assert short(case) == 1
    assert assert_twins(case, NAMES)


def test_a_stint_with_a_decided_cover_is_decided_whole() -> None:
    """Stints last two dates at most. Forced on three, C01 serves them; a fourth that is decided would make the stint too long,
    so that its seat stays empty, unless it may last four."""
    pins = [force("C01", on=on) for on in range(3)]
    for most, missing in ((2, 1), (3, 1), (4, 0)):
        case = forced_case(*pins, days=4, demands=(seat(DAY, 1),), policy=limit("stint", most))
        assert short(case) == missing


def test_a_stint_of_forced_covers_may_be_idle_for_long() -> None:
    """Forced on days 0 and 3, with one idle date in a row at most: one stint or two, and one is cheaper with idle dates free."""
    policy = limit("stint.idle", 1) | off("stint.idle_cost")
    case = forced_case(force("C01"), force("C01", on=3), days=4, demands=(seat(DAY, 0, 1, on=0),), policy=policy)
    (stint,) = optimum(case).roster.stints
    assert (stint.first, stint.last) == (day(0), day(3))
    assert {finding.rule for finding in kept(case).accepted} == {"form", "stint"}


def test_no_decided_stint_lies_over_a_forced_duty_at_home() -> None:
    """A01's base is at 龙桥 and mutual aid would take A01 to 凤凰山; on the date of the forced base duty it may not."""
    fields = {"mutual_aid": AID, "demands": (seat(FULL, 0, 1), seat("凤凰山所/接处警/白", 1, on=0))}
    assert short(forced_case(force("A01", FULL), days=1, **fields)) == 1
    assert short(tiny_case(days=1, only=["A01"], **fields)) == 0


def test_lenders_speak_of_decided_stints_alone() -> None:
    """The counter of 凤凰山 is short whatever B01 does. Forced to 龙桥, B01 goes there: one lacks, the counter. Unforced, B01 may
    not go, and the seat at 龙桥 lacks too."""
    demands = (seat("凤凰山所/户籍窗口/白", 1, on=0), seat(DAY, 1, on=0))
    fields = {"only": ["B01"], "days": 1, "mutual_aid": AID, "demands": demands}
    assert short(forced_case(force("B01"), **fields)) == 1
    assert short(tiny_case(**fields)) == 2


def test_leave_may_be_granted_over_a_forced_duty() -> None:
    """Refusing would cost, and nothing but the forced duty stands against it: granted, and the duty in it is accepted."""
    for pin in (force("A03"), force("C01"), force("A01", FULL)):
        case = forced_case(pin, leave=(request("假", pin.officer or "", 0, 1),), demands=(seat(DAY, 0, 1), seat(FULL, 0, 1)))
        report = kept(case)
        assert report.levels[2] == 0
        assert {"available", "rota"} & {finding.rule for finding in report.accepted}


@pytest.mark.parametrize(("forced", "refused"), [((), 2), (("甲",), 2), (("甲", "乙"), 1)])
def test_leave_granted_by_force_finds_the_unit_full(forced: tuple[str, ...], refused: int) -> None:
    """One of three may be on leave. Whoever is forced goes, two if two are, which is accepted; the others give way."""
    leave = tuple(request(name, who, 0, 0) for name, who in (("甲", "C01"), ("乙", "C02"), ("丙", "C03")))
    pins = tuple(Pin(kind=PinKind.GRANT, request=name, forced=True) for name in forced)
    case = tiny_case(days=1, only=["C01", "C02", "C03"], demands=(), leave=leave, pins=pins)
    best = optimum(case)
    assert {decision.request for decision in best.roster.leave if decision.outcome is Outcome.GRANTED} >= set(forced)
    assert sum(decision.outcome is Outcome.REFUSED for decision in best.roster.leave) == refused
    report = audit(case, best.roster)
    assert report.breaches == ()
    assert {breach.rule for breach in report.accepted} == ({"leave_capacity"} if len(forced) == 2 else set())
    assert assert_twins(case, NAMES)


def test_leave_granted_by_force_beside_given_leave() -> None:
    """C01's approved leave fills the unit; C02's is granted by force beside it, on each date of two, and C03's gives way."""
    approved = request("准", "C01", 0, 1, status=LeaveStatus.APPROVED)
    leave = (approved, request("乙", "C02", 0, 1, slack=1), request("丙", "C03", 1, 1))
    case = tiny_case(days=3, only=["C01", "C02", "C03"], demands=(), leave=leave)
    unforced = case.model_copy(update={"pins": (Pin(kind=PinKind.GRANT, request="乙", date=day(0)),)})
    assert assert_twins(unforced, NAMES) == {}
    kept = unforced.model_copy(update={"pins": (unforced.pins[0].model_copy(update={"forced": True}),)})
    assert assert_twins(kept, NAMES)
    assert [decision.outcome for decision in optimum(kept).roster.leave] == [Outcome.GRANTED, Outcome.REFUSED]


def test_leave_granted_by_force_is_absence_by_givens() -> None:
    """A floor of two keeps both at work, unless force grants C01's leave; C02's is then refused, whom the floor still keeps."""
    leave = (request("甲", "C01", 0, 0), request("乙", "C02", 0, 0))
    units = unit(NARCOTICS, floors=(Floor(minimum=2, first=day(0), last=day(0)),))
    fields = {"only": ["C01", "C02"], "demands": (), "leave": leave, "units": units, "policy": limit("leave_capacity", 100)}
    for forced, accepted in ((False, None), (True, {"donor_floor"})):
        case = tiny_case(days=1, pins=(Pin(kind=PinKind.GRANT, request="甲", forced=forced),), **fields)
        rosters = assert_twins(case, NAMES)
        assert bool(rosters) is forced
        if accepted:
            assert {breach.rule for breach in kept(case).accepted} == accepted
            assert [decision.outcome for decision in optimum(case).roster.leave] == [Outcome.GRANTED, Outcome.REFUSED]


def test_a_wish_is_met_and_crossed_by_decided_duties_alone() -> None:
    """Forced on the date off, A03 costs no wish, and a wish for duty stays unmet by what is forced."""
    for kind, weight, value in ((WishKind.OFF, 3, 0), (WishKind.DUTY, 3, 3)):
        wishes = (Wish(officer="A03", kind=kind, first=day(0), last=day(0), weight=weight),)
        case = forced_case(force("A03"), days=1, wishes=wishes)
        assert next(term.value for term in kept(case).terms if term.key == "wishes") == value


def test_no_bed_in_town_on_a_forced_night() -> None:
    """C01 is away at night, so that the bed asked for is neither granted nor missed."""
    asked = (BedRequest(officer="C01", first=day(0), last=day(0)),)
    case = forced_case(force("C01", NIGHT), units=unit(BUREAU, town_beds=1), bed_requests=asked)
    assert optimum(case).roster.beds == ()
    assert next(term.value for term in kept(case).terms if term.key == "wishes") == 0


def fairness(*pins: Pin, only: Iterable[str]) -> int:
    case = forced_case(*pins, only=only, demands=(seat(DAY, 0, 1),))
    return next(term.value for term in kept(case).terms if term.key == "fairness")


def test_force_makes_nobody_eligible() -> None:
    """Two seats of two points. D02, whom no rung admits, bears both by force and is in no group: nothing is unfair. C01 could
    bear them (E = 2, D = 4), so that the first step is at two points: with four C01 is two above it, and above no other."""
    pairs = [[force(who, on=on) for on in range(2)] for who in ("D02", "C01")]
    assert [fairness(*pins, only=["C01", "D02"]) for pins in pairs] == [0, 2]


def test_of_two_forced_posts_of_one_base_duty_the_home_post_is_the_base() -> None:
    """A01 is forced onto the base duty at home and at the counter: one base duty at home, and the counter besides."""
    case = forced_case(force("A01", FULL), force("A01", "龙桥所/户籍窗口/值"), days=1)
    sources = {row.post: row.source for row in optimum(case).roster.assignments}
    assert sources == {"接处警": Source.BASE, "户籍窗口": Source.EXTRA}
    assert {finding.rule for finding in kept(case).accepted} >= {"one_duty"}


def test_places_of_a_pairing_count_the_forced_as_given() -> None:
    """One place: C01, forced, has it, and C02 may not come; forced both come, and C03 may not."""
    pairings = (tiny_case().pairings[0].model_copy(update={"places": 1}),)
    fields = {"days": 1, "pairings": pairings, "policy": {**limit("max_away", 100), **off("category")}}
    for forced, others, missing in ((["C01"], ["C02"], 1), (["C01", "C02"], ["C03"], 1)):
        only = forced + others
        case = forced_case(*map(force, forced), only=only, demands=(seat(DAY, len(only), on=0),), **fields)
        assert short(case) == missing


@pytest.mark.parametrize(("minutes", "breaches"), [(240, True), (1440, False)])
def test_of_two_that_start_together_the_shorter_is_the_earlier(minutes: int, breaches: bool) -> None:
    """A03 is forced onto 白, 08:00 to 18:00, and onto a standby that starts at 08:00. After 白 the longer standby may follow at
    once; the shorter one comes first, and 白 follows it too soon."""
    shifts = tuple(
        shift.model_copy(update={"minutes": minutes, "rest_minutes": 60}) if shift.id == "备" else shift for shift in SHIFTS
    )
    pins = (force("A03"), force("A03", "龙桥所/接处警/备"))
    case = forced_case(*pins, days=1, shifts=shifts, policy=off("one_duty"))
    assert ("rest" in {finding.rule for finding in kept(case).accepted}) is breaches
    unforced = case.model_copy(update={"pins": ()})
    rosters = assert_twins(unforced, NAMES)
    assert (max(len(roster[0]) for roster in rosters) == 2) is not breaches


def test_a_department_is_no_place_of_duty() -> None:
    """A pin that no roster can have, forced or not, is refused by its row."""
    with pytest.raises(ValueError, match=NARCOTICS):
        forced_case(force("C01", f"{NARCOTICS}/接处警/白"), demands=())
