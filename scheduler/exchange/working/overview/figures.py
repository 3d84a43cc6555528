"""The overview's key figures: three pairs of name and value a row, then by what the roster was made."""

from collections import Counter

from models.findings import AuditReport
from models.records.stay import StayTime
from models.roster import Outcome, Roster, RosterFile, Source
from models.words import say
from scheduler.exchange.working.overview.page import LAST_COLUMN, WIDTHS, Page
from scheduler.exchange.working.visits import ALONE, ELSEWHERE, IN_STINT, UNPLACED, placings
from scheduler.exchange.writing.paper.levels import STATUSES, STOPPED
from scheduler.exchange.writing.paper.provenance import parameters_text, versions_text
from scheduler.exchange.writing.paper.text import lines_of

PAIR_COLUMNS = (0, 4, 8)
NAME_WIDTH, VALUE_WIDTH = 20.0, 20.0
"""The narrowest of the three pairs of columns."""

Figure = tuple[str, str]
"""Its name and its value."""


def figures(page: Page, file: RosterFile, report: AuditReport) -> None:
    page.section(say("sheet.overview.figures"))
    pairs = key_figures(file, report)
    for at in range(0, len(pairs), len(PAIR_COLUMNS)):
        _row(page, pairs[at : at + len(PAIR_COLUMNS)])
    _made(page, file)
    page.row += 1


def key_figures(file: RosterFile, report: AuditReport) -> list[Figure]:
    pairs = [*_search(file), *_cover(report), *_leave(file.roster), *_duties(file.roster), *_accounts(file.roster, report)]
    return pairs + _at_stations(file)


def made_by(file: RosterFile) -> tuple[Figure, ...]:
    """Parameters of the search, versions and the hash of the case."""
    return (
        (say("sheet.overview.parameters"), parameters_text(file.proof)),
        (say("sheet.overview.versions"), versions_text(file.proof) or "—"),
        (say("sheet.overview.hash"), file.case_hash[:12]),
    )


def _row(page: Page, pairs: list[Figure]) -> None:
    for column, (name, value) in zip(PAIR_COLUMNS, pairs, strict=False):
        page.sheet.write_string(page.row, column, name, page.styles.named("head"))
        if column:
            page.merged(column, column + 1, name, "head")
        page.merged(column + (2 if column else 1), column + 3, value, "text")
    page.end_row(1.4, *(max(lines_of(name, NAME_WIDTH), lines_of(value, VALUE_WIDTH)) for name, value in pairs))


def _made(page: Page, file: RosterFile) -> None:
    """Each over the whole row."""
    for name, value in made_by(file):
        page.sheet.write_string(page.row, 0, name, page.styles.named("head"))
        page.merged(1, LAST_COLUMN, value, "text")
        page.end_row(1.4, lines_of(value, sum(WIDTHS[1:]) - 2))


def _search(file: RosterFile) -> list[Figure]:
    proof = file.proof
    return [
        (say("sheet.overview.result"), say(STATUSES[proof.status])),
        (say("sheet.overview.stopped"), say(STOPPED[proof.stopped_by])),
        (say("sheet.overview.seconds"), say("sheet.overview.seconds_text", seconds=proof.seconds)),
    ]


def _cover(report: AuditReport) -> list[Figure]:
    critical = [shortage.below_minimum for shortage in report.shortages if shortage.below_minimum]
    below_minimum = say("sheet.overview.below_minimum_text", critical=len(critical), below_minimum=sum(critical))
    below_target = say(
        "sheet.overview.below_target_text",
        shortages=len(report.shortages),
        below_target=sum(shortage.below_target for shortage in report.shortages),
    )
    return [
        (say("sheet.overview.breaches"), say("sheet.overview.count", breaches=len(report.breaches))),
        (say("sheet.overview.below_minimum"), below_minimum),
        (say("sheet.overview.below_target"), below_target),
    ]


def _leave(roster: Roster) -> list[Figure]:
    answers = Counter(decision.outcome for decision in roster.leave)
    granted = say("sheet.overview.granted_text", granted=answers[Outcome.GRANTED], moved=answers[Outcome.MOVED])
    return [
        (say("sheet.overview.open_leave"), say("sheet.overview.leave_text", leave=len(roster.leave))),
        (say("sheet.overview.granted"), granted),
        (say("sheet.overview.refused"), say("sheet.overview.refused_text", refused=answers[Outcome.REFUSED])),
    ]


def _duties(roster: Roster) -> list[Figure]:
    covers = [duty for duty in roster.assignments if duty.source is Source.COVER]
    extra = sum(duty.source is Source.EXTRA for duty in roster.assignments)
    officers = len({duty.officer for duty in covers})
    return [
        (say("sheet.overview.covers"), say("sheet.overview.covers_text", covers=len(covers))),
        (say("sheet.overview.helpers"), say("sheet.overview.helpers_text", officers=officers, stints=len(roster.stints))),
        (say("sheet.overview.extra"), say("sheet.overview.extra_text", extra=extra)),
    ]


def _at_stations(file: RosterFile) -> list[Figure]:
    """Visits and leaders' stays, in a case that has some."""
    pairs, roster = [], file.roster
    answers = Counter(placing.answer for placing in placings(file.case, roster))
    if visits := answers.total() - answers[ELSEWHERE]:
        numbers = {"in_stint": answers[IN_STINT], "alone": answers[ALONE], "unplaced": answers[UNPLACED]}
        pairs.append((say("sheet.overview.visits"), say("sheet.overview.visits_text", visits=visits, **numbers)))
    if file.case.stay_phases:
        nights = sum(stay.time is StayTime.NIGHT for stay in roster.stays)
        pairs.append((say("sheet.overview.stays"), say("sheet.overview.stays_text", stays=len(roster.stays), nights=nights)))
    return pairs


def _accounts(roster: Roster, report: AuditReport) -> list[Figure]:
    """Breaches that were given or accepted, and duties in all."""
    return [
        (say("sheet.overview.givens_short"), say("sheet.overview.givens_text", givens=len(report.givens))),
        (say("sheet.overview.accepted_short"), say("sheet.overview.accepted_text", accepted=len(report.accepted))),
        (say("sheet.overview.all_duties"), say("sheet.overview.all_duties_text", assignments=len(roster.assignments))),
    ]
