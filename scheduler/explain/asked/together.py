"""Several changes of a case at once, so that one model can be built for all that is solved again."""

from collections.abc import Iterable, Iterator

from models.case import Case
from models.leave import Pin, PinKind
from models.organisation import Unit
from models.policy import Policy
from scheduler.audit import Facts
from scheduler.audit.given.needs import Duty
from scheduler.explain.asked.adding import pin_of
from scheduler.explain.asked.lenders import Change
from scheduler.explain.asked.relaxation import Relaxation


def together(case: Case, ways: Iterable[Relaxation | Change]) -> Case:
    """The case with all the changes at once, of which each roster needs but its own."""
    cases = [way.case for way in ways]
    changed = {row.key: row for variant in cases for row in variant.policy.rows if row != case.policy.row(row.key)}
    return case.model_copy(
        update={
            "units": tuple(_loosest(units) for units in zip(*(variant.units for variant in (case, *cases)), strict=True)),
            "pairings": tuple(dict.fromkeys(row for variant in (case, *cases) for row in variant.pairings)),
            "mutual_aid": tuple(dict.fromkeys(row for variant in (case, *cases) for row in variant.mutual_aid)),
            "qualifications": tuple(dict.fromkeys(row for variant in (case, *cases) for row in variant.qualifications)),
            "policy": Policy(rows=tuple(changed.get(row.key, row) for row in case.policy.rows)),
        }
    )


def _loosest(units: tuple[Unit, ...]) -> Unit:
    """One unit as it is in several cases, the first of them unchanged."""
    changed = [unit for unit in units if unit != units[0]]
    floors = next((unit.floors for unit in changed if unit.floors != units[0].floors), units[0].floors)
    away = next((unit.max_away for unit in changed if unit.max_away != units[0].max_away), units[0].max_away)
    return units[0].model_copy(update={"floors": floors, "max_away": away})


def others_forbidden(whole: Facts, way: Relaxation, duty: Duty) -> Iterator[Pin]:
    """Whoever could serve only by the other changes does not: on this duty, and by a skill not held, anywhere."""
    alone, when = way.facts, whole.date_of(duty.day)
    held = {row.officer for row in whole.case.qualifications if row not in set(way.case.qualifications)}
    for line in whole.lines.values():
        if whole.candidates.may(line, duty) and not alone.candidates.may(line, duty):
            pin = pin_of(line.id, whole, duty).model_copy(update={"kind": PinKind.FORBID})
            by_skill = {"station": None, "shift": None, "last": whole.case.end, "date": when}
            yield pin.model_copy(update=by_skill) if line.id in held else pin
