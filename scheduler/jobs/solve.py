"""The roster of a case, written as the working copy, the wall's copy and a summary for scripts."""

from functools import partial

from models.findings import AuditReport
from models.leave import Opening
from models.reasons import Reasons
from models.roster import RosterFile
from models.words import say
from scheduler.certificate.bundle import Beside, certified
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.roster_file import roster_json
from scheduler.exchange.targets import Content, Targets, write
from scheduler.exchange.working.workbook import working_bytes
from scheduler.exchange.writing.json_text import json_bytes
from scheduler.exchange.writing.summary import summary
from scheduler.exchange.writing.wall.workbook import wall_bytes
from scheduler.jobs.ready import Ready
from scheduler.plan import Plan, plan


def solve(ready: Ready, settings: Settings, watch: Watch) -> Plan:
    """Raises `PlanConflict`, `NoRoster` and `NotWritten`. A stop writes the best roster so far."""
    known = plan(ready.case, settings, watch, ready.read.start)
    known = known._replace(file=known.file.model_copy(update={"made_from": ready.made_from}))
    certificate = None
    if ready.goals.certificate is not None:
        watch.say(say("certificate.proving"))
        names = Beside(ready.goals.book.name if ready.goals.book else "", ready.goals.certificate.name)
        file, certificate = certified(known.file, names, watch.stop)
        known = known._replace(file=file)
    watch.say(say("cli.writing"))
    write_roster(ready.goals, *known, certificate=certificate)
    return known


def write_roster(
    goals: Targets,
    file: RosterFile,
    report: AuditReport,
    reasons: Reasons,
    closing: tuple[Opening, ...],
    certificate: Content | None = None,
) -> None:
    """All files or none; what cannot be written is kept under other names, and `NotWritten` says where."""
    book = partial(roster_json, file) if goals.is_bare else partial(working_bytes, file, report, reasons, closing)
    write(goals, book, partial(wall_bytes, file), lambda: json_bytes(summary(file, report, reasons)), certificate)
