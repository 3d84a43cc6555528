"""Cover comes by the ladder alone, and by a pairing at most as many officers at once as it has places."""

from collections import defaultdict

from models.organisation import Pairing
from scheduler.formulation.candidates import rung_of
from scheduler.formulation.decisions import Candidate
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, of, total


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    return rung_of(instance, officer, duty) is not None


def constrain(model: Model) -> None:
    paired: dict[tuple[str, int], list[tuple[Candidate, int]]] = defaultdict(list)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.rung == 1:
            paired[candidate.duty.station, candidate.duty.day].append((candidate, var))
    for row in model.instance.case.pairings:
        if row.places is not None:
            for day in model.instance.days.clipped(row.first, row.last):
                _limit_places(model, row, paired[row.station, day], row.places)


def _limit_places(model: Model, row: Pairing, paired: list[tuple[Candidate, int]], places: int) -> None:
    by_officer: dict[int, list[Affine]] = {}
    given: set[int] = set()
    for candidate, var in paired:
        if _matches(model.instance, row, candidate):
            by_officer.setdefault(candidate.officer, []).append(of(var))
            given |= {candidate.officer} if candidate.forced else set()
    decided = [amounts for officer, amounts in by_officer.items() if officer not in given]
    room = max(0, places - len(given))
    if len(decided) > room:
        present = [total(amounts) if model.one_a_day else model.program.any_of(amounts) for amounts in decided]
        model.program.at_most(total(present), room)


def _matches(instance: Instance, row: Pairing, candidate: Candidate) -> bool:
    duty, officer = candidate.duty, candidate.officer
    of_unit = row.department is not None and row.department == instance.lines.unit_on[officer][duty.day]
    of_officer = row.officer == instance.officers[officer].id
    posts = not row.posts or duty.post.id in row.posts
    return posts and (of_unit or of_officer)
