"""What a report holds. The wall's form has names, posts and dates, as the wall itself, and nothing of why anybody is absent."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.findings import Finding
from models.policy import Policy
from models.roster import RosterFile
from models.words import say, told
from scheduler.audit import facts_of
from scheduler.exchange.working.covers import covers_table, shortages_table
from scheduler.exchange.working.fairness import fairness_table
from scheduler.exchange.working.leave import leave_table
from scheduler.exchange.working.mutual_aid import mutual_aid_table
from scheduler.exchange.working.overview.figures import Figure, key_figures, made_by
from scheduler.exchange.working.overview.levels import levels_table
from scheduler.exchange.working.overview.weeks import covers_by_week, officers_by_week, week_name, weeks_of
from scheduler.exchange.writing.paper.page import half_months
from scheduler.exchange.writing.paper.table import AnswerTable, Column
from scheduler.exchange.writing.paper.text import case_title, station_name
from scheduler.exchange.writing.wall.departments import department_content
from scheduler.exchange.writing.wall.stations import station_content
from scheduler.explain.reasons.why import reasons
from scheduler.jobs.board.asked_for import Of, Span
from scheduler.jobs.board.dates_shown import pages
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.jobs.board.roster_page import RosterPage, roster_page
from scheduler.jobs.report.peaks import peaks_table
from scheduler.jobs.report.shown_table import ShownTable, shown
from scheduler.jobs.report.wall_pages import wall_page

FINDING_COLUMNS = (Column("report.rule", 23, "strong"), Column("head.remark", 80))


class UnitPages(NamedTuple):
    """A unit's roster, page by page; `legend` says its signs where they are those of the wall."""

    name: str
    pages: tuple[tuple[str, RosterPage], ...]
    legend: str = ""


class Weeks(NamedTuple):
    """By week, with what each of the numbers counts first."""

    names: tuple[str, ...]
    target: tuple[int, ...]
    present: tuple[int, ...]


class Report(NamedTuple):
    """`tables` come after the roster, `findings` at the end. The wall's form has `units` and `peaks` alone."""

    title: str
    span: str
    is_wall: bool
    peaks: ShownTable
    units: tuple[UnitPages, ...]
    figures: tuple[Figure, ...] = ()
    levels: ShownTable | None = None
    weeks: Weeks | None = None
    by_week: tuple[ShownTable, ...] = ()
    tables: tuple[ShownTable, ...] = ()
    remarks: tuple[str, ...] = ()
    findings: tuple[ShownTable, ...] = ()
    made: tuple[Figure, ...] = ()


def report_of(file: RosterFile, is_wall: bool) -> Report:
    opened = OpenRoster(file, facts_of(file.case))
    case, peaks = file.case, shown(peaks_table(opened.tables))
    title = say("report.wall_title" if is_wall else "report.title", title=case_title(case.title))
    span = say("sheet.overview.horizon", start=case.start, end=case.end, dates=len(opened.tables.dates))
    if is_wall:
        return Report(title, span, True, peaks, tuple(_wall_units(opened)))
    report, policy = opened.report, case.policy
    findings = ((say(f"sheet.overview.{kind}"), getattr(report, kind)) for kind in ("breaches", "accepted", "givens"))
    return Report(
        title,
        span,
        False,
        peaks,
        tuple(_units(opened)),
        tuple(key_figures(file, report)),
        shown(levels_table(file.proof, policy)),
        _weeks(opened),
        tuple(_by_week(opened)),
        tuple(_tables(opened)),
        tuple(map(told, file.proof.remarks)),
        tuple(_findings(name, rows, policy) for name, rows in findings if rows),
        made_by(file),
    )


def _units(opened: OpenRoster) -> Iterator[UnitPages]:
    halves = pages(opened.file.case, Span.HALF)
    for station in opened.tables.stations:
        shown_pages = ((half.title, roster_page(opened, Of.STATIONS, station, half)) for half in halves)
        yield UnitPages(station_name(station), tuple(shown_pages))


def _wall_units(opened: OpenRoster) -> Iterator[UnitPages]:
    """Those of the 张贴 workbook."""
    tables = opened.tables
    for unit in [*tables.stations, *filter(tables.members, tables.departments)]:
        content_of = station_content if unit in tables.stations else department_content
        contents = [content_of(tables, unit, half) for half in half_months(tables.dates)]
        name = station_name(unit) if unit in tables.stations else unit
        legend = max((content.legend for content in contents), key=len)
        yield UnitPages(name, tuple((content.span, wall_page(tables, content)) for content in contents), legend)


def _tables(opened: OpenRoster) -> Iterator[ShownTable]:
    tables, report = opened.tables, opened.report
    why = reasons(opened.file.case, opened.file.roster, report)
    told_of = (
        shortages_table(tables, report, why),
        leave_table(tables, why)._replace(note=""),  # it says what may be typed into the workbook
        covers_table(tables, why),
        fairness_table(tables),
        mutual_aid_table(tables),
    )
    yield from (shown(table) for table in told_of if table)


def _weeks(opened: OpenRoster) -> Weeks:
    target, present, *_ = officers_by_week(opened.tables, opened.report).values()
    names = tuple(week_name(opened.tables, week) for week in weeks_of(opened.tables))
    return Weeks(names, tuple(target.values()), tuple(present.values()))


def _by_week(opened: OpenRoster) -> Iterator[ShownTable]:
    tables, weeks = opened.tables, weeks_of(opened.tables)
    heads = (Column("sheet.weeks.week", 14, "strong"), *(Column(week_name(tables, week), 9, "number") for week in weeks))
    columns = (*heads, Column("sheet.weeks.total", 9, "number"))
    counts = {"sheet.weeks.officers": officers_by_week(tables, opened.report), "sheet.weeks.covers": covers_by_week(tables)}
    for title, lines in counts.items():
        rows = [(name, *(line[week] for week in weeks), sum(line.values())) for name, line in lines.items()]
        yield shown(AnswerTable(say(title), "", columns, rows))


def _findings(title: str, findings: Sequence[Finding], policy: Policy) -> ShownTable:
    return shown(AnswerTable(title, "", FINDING_COLUMNS, [(policy.title(row.limit), row.sentence) for row in findings]))
