"""What is known of a model, for its export: candidates, base duties, stations by number."""

from collections import defaultdict
from typing import Any

from benchmarks.timefold.limits import Limits
from models.organisation import Sex
from scheduler.formulation.decisions import Candidate, Start
from scheduler.formulation.facts import DAY_MINUTES, Duty
from scheduler.formulation.model import Model

Row = dict[str, Any]


class Known:
    """What all parts of the export ask about the model."""

    def __init__(self, model: Model) -> None:
        self.model, self.instance, self.limits = model, model.instance, Limits(model)
        self.stations = {unit: number for number, unit in enumerate(self.instance.units)}
        self.candidates: dict[int, list[Candidate]] = defaultdict(list)
        """By duty, without those that givens alone rule out."""
        for candidate, var in zip(model.candidates, model.x, strict=True):
            if model.program.upper[var]:
                self.candidates[candidate.duty.index].append(candidate)
        self.base = {
            key: starts for key, starts in model.base.items() if starts and (starts[0].amount.terms or starts[0].amount.constant)
        }
        self.posted: dict[int, list[int]] = defaultdict(list)
        """By duty, the officers whose base duty it is if nothing is decided."""
        for (officer, _), starts in self.base.items():
            duty = self.duty_of(starts[0])
            if duty is not None:
                self.posted[duty.index].append(officer)

    def duty_of(self, start: Start) -> Duty | None:
        return self.instance.duties.by_key.get((start.station, start.post, start.shift.id, start.day))

    def packed(self, officer: int, duty: Duty) -> int:
        """One officer on a duty: heads + 64 · sworn + 4096 · independent + 262144 · women."""
        skill = duty.post.skill
        independent = skill is not None and self.instance.skills.independent(officer, skill, duty.day)
        woman = self.instance.officers[officer].sex is Sex.FEMALE
        return 1 + 64 * self.instance.sworn(officer) + 4096 * independent + 262144 * woman

    def task(self, station: str, shift_id: str, day: int) -> Row:
        shift = self.instance.shifts[shift_id]
        end = day * DAY_MINUTES + shift.start + shift.minutes
        return {
            "station": self.stations[station],
            "day": day,
            "begin": day * DAY_MINUTES + shift.start,
            "end": end,
            "ready": end + shift.rest,
            "standby": shift.standby,
            "night": shift.night,
            "load": shift.load,
        }

    def place(self, unit: str | None, day: int) -> int:
        return -1 if unit is None else self.stations[unit] * self.instance.days.count + day
