"""The most officers that a duty could get: those who serve it anyway and all whom the rules admit, with no pending leave granted.

More than any roster can give, so a duty that lacks officers here lacks them in every roster.
"""

from collections import defaultdict
from functools import cached_property

from models.duty import Post
from scheduler.audit import Facts
from scheduler.audit.given.leaves import excluded
from scheduler.audit.given.line import Base, Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules.rota import posts
from scheduler.audit.yielding import yields_to_opening


class Supply:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def base(self) -> list[tuple[Line, Base, set[str]]]:
        """Base duties that given leave, commitments and the rest after an open stint leave in place, with the posts of each."""
        duties = []
        for line in self.facts.lines.values():
            for base in line.duties:
                begin, end = base.clock.begin(base.day), base.clock.end(base.day)
                is_gone = excluded(line.leave, base.day, end, self.facts.eve_end) or line.is_committed(begin, end)
                if not is_gone and not yields_to_opening(self.facts, line, base):
                    duties.append((line, base, posts(self.facts, line, base)))
        return duties

    @cached_property
    def own(self) -> dict[Duty, list[Line]]:
        able = defaultdict(list)
        for line, base, allowed in self.base:
            for post in allowed:
                able[Duty(line.units[base.day] or "", post, base.clock.id, base.day)].append(line)
        return able

    def present(self, duty: Duty) -> list[Line]:
        forced = [self.facts.lines[key[0]] for key in self.facts.asked_by_force if key[0] and Duty(*key[1:]) == duty]
        return self.own.get(duty, []) + [line for line in forced if line not in self.own.get(duty, [])]

    def admitted(self, duty: Duty) -> list[Line]:
        return [line for line in self._eligible[duty.post] if self.facts.candidates.may(line, duty)]

    def effective(self, duty: Duty, crew: list[Line]) -> int:
        """The crew that counts at most, with the leads that the post asks for."""
        post = self.facts.posts[duty.post]
        bounds = [len(crew)]
        if "sworn_lead" in self.facts.rules:
            if post.sworn_lead:
                bounds.append(post.crew * sum(line.is_sworn for line in crew))
            if post.independent_lead and post.skill:
                alone = (self.facts.holds(line.id, post.skill, duty.day, independent=True) for line in crew)
                bounds.append(post.crew * sum(alone))
        return min(bounds)

    def most_away(self, unit: str, day: int) -> int | None:
        """The limit of officers of a unit in stints at once."""
        if "max_away" not in self.facts.rules:
            return None
        own = self.facts.units[unit].max_away
        percent = self.facts.policy.number("max_away")
        return max(1, percent * self.facts.headcount(unit, day) // 100) if own is None else own

    @cached_property
    def _eligible(self) -> dict[str, list[Line]]:
        """By post, who holds its skill at all: the full admission is asked only of these."""
        return {
            post.id: [line for line in self.facts.lines.values() if self._skilled(line, post)] for post in self.facts.case.posts
        }

    def _skilled(self, line: Line, post: Post) -> bool:
        return not post.skill or "qualified" not in self.facts.rules or (line.id, post.skill) in self._held

    @cached_property
    def _held(self) -> set[tuple[str, str]]:
        return {(row.officer, row.skill) for row in self.facts.case.qualifications}
