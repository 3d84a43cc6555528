"""The planner's words for officers, dates, duties and lengths of time, and findings made of them."""

from models.findings import Finding
from models.roster import Stint
from models.words import say

from .facts import Facts
from .given.clock import DAY
from .given.needs import Duty
from .rows import Placed, Work


def name(facts: Facts, officer: str) -> str:
    """The name; with the id where two share it."""
    line = facts.lines.get(officer)
    if line is None:
        return officer
    return (
        say("audit.words.namesake", name=line.officer.name, officer=officer)
        if line.officer.name in facts.shared_names
        else line.officer.name
    )


def date(facts: Facts, day: int) -> str:
    when = facts.date_of(day)
    year = "" if when.year == facts.start.year else say("audit.words.year", year=when.year)
    return say("audit.words.date", year=year, month=when.month, day=when.day)


def dates(facts: Facts, first: int, last: int) -> str:
    return date(facts, first) if first == last else say("audit.words.dates", first=date(facts, first), last=date(facts, last))


def time(minute: int) -> str:
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not rest:
        return say("audit.words.hours", hours=hours)
    return say("audit.words.hours_minutes", hours=hours, rest=rest) if hours else say("audit.words.minutes", rest=rest)


def shift(facts: Facts, shift_id: str) -> str:
    """值班, 备勤, 行政班"""
    if shift_id.endswith(("班", "勤")):
        return shift_id
    return say("audit.words.standby" if facts.clocks[shift_id].is_standby else "audit.words.shift", shift=shift_id)


def starts(facts: Facts, work: Work) -> str:
    """警员A03 7月24日08:00上值班"""
    return say(
        "audit.words.starts",
        name=name(facts, work.line.id),
        date=date(facts, work.duty.day),
        time=time(work.begin),
        shift=shift(facts, work.duty.shift),
    )


def serves(facts: Facts, work: Work) -> str:
    """警员A03 7月24日上龙桥所接处警值班, 警员L01 7月24日驻龙桥所（夜班）"""
    fields = {"name": name(facts, work.line.id), "date": date(facts, work.duty.day)}
    if work.is_stay:
        return say("audit.words.stays", **fields, station=work.duty.station, shift=shift(facts, work.duty.shift))
    return say("audit.words.serves", **fields, place=place(facts, work.duty))


def place(facts: Facts, duty: Duty) -> str:
    return say("audit.words.place", station=duty.station, post=duty.post, shift=shift(facts, duty.shift))


def stay(facts: Facts, stint: Stint) -> str:
    """警员C01 7月24日至7月26日在龙桥所的帮扶时段"""
    first, last = facts.day(stint.first), facts.day(stint.last)
    return say("audit.words.stay", name=name(facts, stint.officer), dates=dates(facts, first, last), station=stint.station)


def visit(facts: Facts, placed: Placed) -> str:
    """警员C01 7月24日至7月25日在龙桥所的下沉事项"""
    row = placed.asked.row
    when = dates(facts, placed.first, placed.last)
    return say("audit.words.visit", name=name(facts, row.officer), dates=when, station=row.station)


def of_work(rule: str, work: Work, sentence: str, row: str = "") -> Finding:
    """`row` is the policy row of the limit where that is not the rule's own."""
    duty = work.row
    return Finding(
        rule=rule,
        row=row,
        sentence=sentence,
        officer=duty.officer,
        station=duty.station,
        post=duty.post,
        shift=duty.shift,
        date=duty.date,
    )


def of_officer(rule: str, facts: Facts, officer: str, day: int | None, sentence: str, row: str = "") -> Finding:
    """`row` as for work."""
    return Finding(rule=rule, row=row, sentence=sentence, officer=officer, date=None if day is None else facts.date_of(day))


def of_unit(rule: str, facts: Facts, unit: str, day: int, sentence: str) -> Finding:
    return Finding(rule=rule, sentence=sentence, station=unit, date=facts.date_of(day))


def of_duty(rule: str, facts: Facts, duty: Duty, sentence: str) -> Finding:
    return Finding(
        rule=rule, sentence=sentence, station=duty.station, post=duty.post, shift=duty.shift, date=facts.date_of(duty.day)
    )
