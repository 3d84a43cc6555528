"""A case as plain data for the peer: who may do what, what is given, and every limit, with dates as day numbers.

Who may be decided is the model's own list of candidates, without those that its rows rule out by givens alone.
"""

from collections import defaultdict
from typing import Any

from benchmarks.timefold.limits import Limits
from benchmarks.timefold.policy import rules_of, weights_of
from models.organisation import Sex
from models.roster import Source
from scheduler.formulation.decisions import Candidate, Start
from scheduler.formulation.facts import DAY_MINUTES, Duty
from scheduler.formulation.model import Model
from scheduler.objective import ladder, wishes
from scheduler.objective.fairness import STEPS, _demanded, _group

SOURCES = {Source.COVER: 0, Source.FREE: 1, Source.EXTRA: 2}
Row = dict[str, Any]


def export(model: Model) -> Row:
    return _Export(model).data()


class _Export:
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

    def data(self) -> Row:
        steps = self.steps()
        return {
            "rules": rules_of(self.instance),
            "weights": weights_of(self.instance),
            "duties": [self.duty(duty) for duty in self.instance.duties.all],
            "officers": [self.officer(index, steps.get(index, [])) for index in range(len(self.instance.officers))],
            "vacancies": [self.vacancy(duty) for duty in self.instance.duties.all if self.candidates[duty.index]],
            "requests": [self.request(number) for number in range(len(self.model.leave.options))],
            "limits": self.limits.numbers,
        }

    def duty_of(self, start: Start) -> Duty | None:
        return self.instance.duties.by_key.get((start.station, start.post, start.shift.id, start.day))

    def packed(self, officer: int, duty: Duty) -> int:
        """One officer on a duty: heads + 64 · sworn + 4096 · independent + 262144 · women."""
        skill = duty.post.skill
        independent = skill is not None and self.instance.skills.independent(officer, skill, duty.day)
        woman = self.instance.officers[officer].sex is Sex.FEMALE
        return 1 + 64 * self.instance.sworn(officer) + 4096 * independent + 262144 * woman

    def duty(self, duty: Duty) -> Row:
        leads = self.instance.active("sworn_lead")
        return {
            "index": duty.index,
            "place": self.stations[duty.station] * self.instance.days.count + duty.day,
            "minimum": duty.minimum,
            "target": duty.target,
            "weight": duty.weight,
            "crew": duty.post.crew,
            "sworn_lead": leads and duty.post.sworn_lead,
            "independent_lead": leads and duty.post.independent_lead and duty.post.skill is not None,
            "female": duty.post.female,
            "given": sum(self.packed(officer, duty) for officer in self.posted[duty.index]),
        }

    def vacancy(self, duty: Duty) -> Row:
        """As many seats as base officers may leave open, and one for a lead beyond the target."""
        may_leave = sum(1 for officer in self.posted[duty.index] if self.may_leave(officer, duty.day))
        lead = duty.post.sworn_lead or duty.post.independent_lead
        seats = max(0, duty.target - len(self.posted[duty.index]) + may_leave) + lead
        tasks = [self.seat(candidate) for candidate in self.candidates[duty.index]]
        return {"duty": duty.index, "seats": min(seats, len(tasks)), "tasks": tasks}

    def may_leave(self, officer: int, day: int) -> bool:
        return bool(self.model.leave.covering(officer, day) or self.model.away(officer, day).terms)

    def seat(self, candidate: Candidate) -> Row:
        duty, officer = candidate.duty, candidate.officer
        mine = [index for index, wish in enumerate(self.instance.case.wishes) if self.instance.number[wish.officer] == officer]
        return {
            "officer": officer,
            **self.task(duty.station, duty.shift.id, duty.day),
            "source": SOURCES[candidate.source],
            "cost": self.cost(candidate) if candidate.source is not Source.FREE else 0,
            "burden": duty.burden,
            "amount": self.packed(officer, duty),
            "wishes": [index for index in mine if wishes._matches(self.model, self.instance.case.wishes[index], duty)],
            "uses": self.limits.of_seat(candidate),
        }

    def cost(self, candidate: Candidate) -> int:
        category = self.instance.officers[candidate.officer].category
        return ladder._cost(self.instance.policy, candidate.rung, category, candidate.named)

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

    def base_duty(self, officer: int, day: int) -> Row | None:
        starts = self.base.get((officer, day))
        if starts is None:
            return None
        first = self.duty_of(starts[0])
        leaves = [] if first is None else [[first.index, -self.packed(officer, first)]]
        posts: list[Row] = [{"cost": 0, "moves": []}]
        home = self.instance.officers[officer].home_post
        for start in starts[1:]:
            duty = self.duty_of(start)
            enters = [] if duty is None else [[duty.index, self.packed(officer, duty)]]
            cost = self.instance.policy.number("ladder.reposted") if home is not None else 0
            posts.append({"cost": cost, "moves": leaves + enters})
        task = self.task(starts[0].station, starts[0].shift.id, day)
        return {**task, "presences": leaves, "posts": posts, "uses": self.limits.of_base(officer, starts[0])}

    def home_work(self, officer: int, day: int) -> Row | None:
        amount = self.model.home.get((officer, day))
        shift_id = self.instance.lines.base_on[officer][day]
        if amount is None or shift_id is None or not (amount.terms or amount.constant):
            return None
        shift = self.instance.shifts[shift_id]
        begin = day * DAY_MINUTES + shift.start
        ready = begin + shift.minutes + shift.rest
        return {"day": day, "begin": begin, "ready": ready, "load": shift.load, "floor": self.limits.floor(officer, day)}

    def officer(self, index: int, steps: list[int]) -> Row:
        instance, days = self.instance, range(self.instance.days.count)
        opening = instance.before.openings.get(index)
        station = opening.stint_station if opening is not None else None
        units = [instance.lines.unit_on[index][day] for day in days]
        lending = instance.active("donor_floor") and bool(instance.policy.number("donor_floor.lender"))
        lending = lending and instance.policy.on("donor_floor.lender")
        busy = {day for day, _, _ in instance.commitments[index]}
        return {
            "index": index,
            "run": opening.work_run if opening else 0,
            "covers": opening.cover_days if opening else 0,
            "stint_station": -1 if station is None else self.stations[station],
            "stint_first": instance.days.number(opening.stint_first) if opening and opening.stint_first else -1,
            "past": instance.before.burden[index],
            "steps": steps,
            "share": self.limits.share(index),
            "zones": [instance.units[unit].zone if unit else 0 for unit in units],
            "committed": [day in busy and not self.model.instance.leave.given_covers(index, day) for day in days],
            "on_leave": [self.model.instance.leave.given_covers(index, day) for day in days],
            "lends": [
                self.place(units[day], day) if lending and units[day] in instance.duties.at_station else -1 for day in days
            ],
            "wishes": [
                {"index": number, "off": wish.kind.value == "off", "weight": wish.weight}
                for number, wish in enumerate(instance.case.wishes)
                if instance.number[wish.officer] == index
            ],
            "away": [self.limits.away(index, day) for day in days],
            "base": [base for day in days if (base := self.base_duty(index, day))],
            "home": [home for day in days if (home := self.home_work(index, day))],
        }

    def place(self, unit: str | None, day: int) -> int:
        return -1 if unit is None else self.stations[unit] * self.instance.days.count + day

    def request(self, number: int) -> list[Row]:
        """Its options and the refusal, without those that pins or given leave rule out."""
        leave, program = self.instance.leave.decidable[number], self.model.program
        found = [
            {"number": at, "first": option.first, "last": option.last, "cost": option.cost}
            for at, (option, var) in enumerate(zip(leave.options, self.model.leave.options[number], strict=True))
            if program.upper[var]
        ]
        if program.upper[self.model.leave.refused[number]]:
            found.append({"number": -1, "first": 1, "last": 0, "cost": leave.refusal_cost})
        for row in found:
            row |= {"officer": leave.officer, "uses": self.limits.of_leave(leave.officer, row["first"], row["last"])}
        return found

    def steps(self) -> dict[int, list[int]]:
        """Per officer with candidates, the burdens above which fairness counts."""
        rows: dict[int, list[tuple[Duty, int]]] = defaultdict(list)
        groups: dict[str, list[int]] = defaultdict(list)
        for candidate, var in zip(self.model.candidates, self.model.x, strict=True):
            rows[candidate.officer].append((candidate.duty, var))
        eligible = {officer: len({duty.day for duty, _ in mine}) for officer, mine in rows.items()}
        for officer in rows:
            groups[_group(self.instance, officer)].append(officer)
        found = {}
        for officers in groups.values():
            demanded = _demanded(self.instance, officers, rows)
            dates = sum(eligible[officer] for officer in officers)
            for officer in officers:
                share = demanded * eligible[officer]
                found[officer] = [-(-half * share // (2 * dates)) for half in STEPS]
        return found
