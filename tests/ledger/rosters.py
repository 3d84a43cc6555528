"""Rosters that the audit lets through, small enough to publish by the hundred."""

from collections.abc import Sequence
from pathlib import Path

from models.case import Case
from models.case_hash import case_hash
from models.leave import LeaveRequest
from models.publishing.roster_hash import forebears
from models.roster import LevelResult, Proof, Roster, RosterFile, Status, StoppedBy
from scheduler.audit import audit
from scheduler.engine.build import level_names
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.exchange.working.workbook import write_working
from tests.cases import LONGQIAO, assigned, refused, request, tiny_case

ANSWER, NIGHT = f"{LONGQIAO}/接处警/值", "凤凰山所/接处警/夜"


def case(leave: Sequence[LeaveRequest] = (), **fields: object) -> Case:
    """Two officers without a rota and a leader, fourteen days from Monday 2024-07-22."""
    return tiny_case(**{"days": 14, "only": ("A03", "B01", "L01"), "title": "城厢分局", "leave": tuple(leave)} | fields)


def proven(case: Case, roster: Roster, made_from: RosterFile | None = None) -> RosterFile:
    """With a proof that claims what the audit counts."""
    report = audit(case, roster)
    assert report.breaches == ()
    levels = (
        LevelResult(level=level, name=name, value=report.levels.get(level, 0), bound=0, gap=1.0)
        for level, name in level_names(case).items()
    )
    proof = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT, levels=tuple(levels))
    line = forebears(made_from) if made_from else ()
    return RosterFile(case=case, case_hash=case_hash(case), roster=roster, proof=proof, made_from=line)


def on_duty(*days: int, made_from: RosterFile | None = None, of: Case | None = None) -> RosterFile:
    """A03 on 24-hour duty at the own station on these days, two of them never in a row; every request is refused."""
    planned = of or case()
    rows = tuple(assigned("A03", ANSWER, day, "free") for day in days)
    return proven(planned, Roster(assignments=rows, leave=tuple(refused(row.id) for row in planned.leave)), made_from)


def with_refusal() -> RosterFile:
    return on_duty(0, of=case([request("Q1", "A03", 2, 3)]))


def as_json(folder: Path, file: RosterFile, name: str = "排班.json") -> Path:
    write_roster_json(folder / name, file)
    return folder / name


def as_book(folder: Path, file: RosterFile, name: str = "底稿.xlsx") -> Path:
    from scheduler.explain.reasons.why import reasons
    from scheduler.ledger.closing import closing

    report = audit(file.case, file.roster)
    path = folder / name
    write_working(path, file, report, reasons(file.case, file.roster, report), closing(file.case, file.roster))
    return path
