"""A station's page: every duty by date with names, who is on leave, and what is due, present and missing."""

from datetime import date

from models.roster import LeaderStay
from models.words import say
from scheduler.demand.needs import Duty
from scheduler.exchange.writing.paper.crew import KINDS, Line, crew_lines
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.stays import stay_shift
from scheduler.exchange.writing.paper.text import BELOW_MINIMUM, BELOW_TARGET, COVER, EXTRA, LEAVE, NIGHT, PEAK, shift_sign
from scheduler.exchange.writing.wall.content import Cell, Content, Row, day_names, numbers, title, with_hours


def legend_text() -> str:
    return say(
        "wall.legend",
        night=NIGHT,
        cover=COVER,
        extra=EXTRA,
        leave=say(LEAVE),
        below_minimum=say(BELOW_MINIMUM, number="n"),
        below_target=say(BELOW_TARGET, number="n"),
        peak=PEAK,
    )


def station_content(tables: Tables, station: str, dates: list[date]) -> Content:
    """Without duties that nobody is on or missing from in this half-month."""
    duties = {(post, shift): _duties(tables, station, post, shift, dates) for post, shift in tables.rows_of(station)}
    shown = {key: row for key, row in duties.items() if any(cell.lines for cell in row.cells)}
    stays = [[stay for stay in tables.roster.stays if (stay.station, stay.date) == (station, day)] for day in dates]
    shifts = {shift for _, shift in shown} | {stay_shift(tables.case, stay).id for here in stays for stay in here}
    return Content(
        unit=station,
        title=title(tables, station, dates[0]),
        dates=tuple(dates),
        heads=(say("head.post"), say("head.shift")),
        day_names=day_names(tables, station, dates),
        rows=(
            *shown.values(),
            *_staying(tables, stays),
            *_resting(tables, station, dates),
            *_totals(tables, station, dates),
        ),
        legend=with_hours(tables, legend_text(), shifts),
    )


def _duties(tables: Tables, station: str, post: str, shift: str, dates: list[date]) -> Row:
    duties = (Duty(station, post, shift, day) for day in dates)
    cells = tuple(Cell(crew_lines(tables, duty, tables.shortages.get(duty)), is_peak=tables.is_peak(duty)) for duty in duties)
    peak = PEAK * any(cell.is_peak for cell in cells)
    return Row((tables.row_name(post, shift) + peak, shift_sign(tables.shifts[shift])), cells)


def _staying(tables: Tables, stays: list[list[LeaderStay]]) -> list[Row]:
    """The leaders who stay at the station, by date."""

    def line(stay: LeaderStay) -> Line:
        return Line(f"{tables.labels[stay.officer]} {shift_sign(stay_shift(tables.case, stay))}", KINDS[COVER])

    cells = tuple(Cell(tuple(map(line, here))) for here in stays)
    return [Row((say("wall.stays"),), cells)] if any(stays) else []


def _resting(tables: Tables, station: str, dates: list[date]) -> list[Row]:
    members = tables.members(station)
    away = [[Line(tables.labels[officer.id]) for officer in members if (officer.id, day) in tables.leave] for day in dates]
    return [Row((say(LEAVE),), tuple(Cell(tuple(lines)) for lines in away))] if any(away) else []


def _totals(tables: Tables, station: str, dates: list[date]) -> list[Row]:
    """Of duties that are asked for: how many officers, who is there for it, and who is missing of minimum and target."""
    due, present, below_minimum, below_target = ([0] * len(dates) for _ in range(4))
    for at, day in enumerate(dates):
        for post, shift in tables.rows_of(station):
            duty = Duty(station, post, shift, day)
            if duty in tables.needs:
                due[at] += tables.needs[duty].target
                present[at] += len(tables.crews.get(duty, ()))
            if duty in tables.shortages:
                below_minimum[at] += tables.shortages[duty].below_minimum
                below_target[at] += tables.shortages[duty].below_target
    rows = [numbers(say("wall.due"), due), numbers(say("wall.present"), present)]
    return [*rows, numbers(say("wall.short"), below_minimum), numbers(say("wall.below"), below_target)]
