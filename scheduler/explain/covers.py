"""For every cover and extra duty: its rung, and why no earlier rung served."""

from collections import defaultdict
from collections.abc import Iterator

from models.reasons import CoverReason
from models.roster import Roster, Source
from scheduler.audit.admitted_rung import EXTRA, KEYS, MUTUAL, PAIRED, POOL
from scheduler.audit.given.line import Line
from scheduler.audit.sheet import Sheet, Work
from scheduler.audit.terms import ladder
from scheduler.explain import phrases
from scheduler.explain.obstacles import Obstacles
from scheduler.explain.own_officers import own_officers

RUNGS = {0: "无支援梯次", PAIRED: "挂钩部门", POOL: "技能池", MUTUAL: "派出所互助", EXTRA: "本所加班"}
NUMERALS = {PAIRED: "一", POOL: "二", MUTUAL: "三"}


def covers(obstacles: Obstacles) -> Iterator[CoverReason]:
    for work in obstacles.sheet.decided:
        if work.row.source in (Source.COVER, Source.EXTRA):
            yield CoverReason(
                officer=work.line.id,
                station=work.duty.station,
                post=work.duty.post,
                shift=work.duty.shift,
                date=work.row.date,
                rung=work.row.rung,
                sentence=cover_sentence(obstacles, work),
            )


def cover_sentence(obstacles: Obstacles, work: Work) -> str:
    return _Cover(obstacles, work).sentence()


class _Cover:
    def __init__(self, obstacles: Obstacles, work: Work) -> None:
        self.obstacles, self.work, self.duty = obstacles, work, work.duty
        self.facts = obstacles.facts
        taken = obstacles.rung(work.line, work.duty)
        self.number, self.is_named = (taken.number, taken.named) if taken else (0, False)

    def sentence(self) -> str:
        rung = RUNGS[self.number] + ("（点名）" if self.is_named else "")
        by_rung = self._by_rung()
        earlier = [self._earlier(number, by_rung[number, False] + by_rung[number, True]) for number in range(1, self.number)]
        unchosen = by_rung[PAIRED, True] if self.number == PAIRED and not self.is_named else []
        named = [self._of(f"点名人员{len(unchosen)}人", unchosen)] if unchosen else []
        return f"{rung}：{'；'.join([own_officers(self.obstacles, self.duty), *named, *earlier])}。"

    def _by_rung(self) -> dict[tuple[int, bool], list[Line]]:
        lines: dict[tuple[int, bool], list[Line]] = defaultdict(list)
        for line in self.facts.lines.values():
            rung = self.obstacles.rung(line, self.duty)
            if rung and rung.number <= self.number:
                lines[rung.number, rung.named].append(line)
        return lines

    def _earlier(self, number: int, lines: list[Line]) -> str:
        if not lines:
            return self._nobody(number)
        units = dict.fromkeys(line.units[self.duty.day] or "" for line in lines)
        where = "、".join(units) if len(units) <= 3 else f"{len(units)}个单位"
        return self._of(f"梯次{NUMERALS[number]}{RUNGS[number]}（{where}）{len(lines)}人", lines)

    def _nobody(self, number: int) -> str:
        rung = f"梯次{NUMERALS[number]}{RUNGS[number]}"
        if not self.facts.policy.row(f"admitted_rung.{KEYS[number]}").on:
            return f"{rung}未启用"
        skill = self.facts.posts[self.duty.post].skill if self.duty.post in self.facts.posts else None
        if number == POOL:
            return f"{rung}：其他部门无人持「{skill}」资质" if skill else f"{rung}：此岗不要求技能，不适用"
        return f"{rung}：此岗当日无挂钩" if number == PAIRED else f"{rung}：当日无互助派出所"

    def _of(self, who: str, lines: list[Line]) -> str:
        found = {line.id: self.obstacles.of(line, self.duty, self.work) for line in lines}
        told = phrases.counted(obstacle for obstacle in found.values() if obstacle)
        able = [officer for officer, obstacle in found.items() if obstacle is None]
        return f"{who}：{'、'.join([*told, *self._able(able)])}"

    def _able(self, able: list[str]) -> Iterator[str]:
        """Officers whom no rule keeps from it: dearer at the level of the ladder, or simply not chosen."""
        cost = self._cost(self.work.line)
        dearer = [officer for officer in able if self._cost(self.facts.lines[officer]) >= cost]
        cheaper = [officer for officer in able if officer not in set(dearer)]
        if dearer:
            yield f"另有{phrases.people('可替', self.facts, dearer)}，支援代价不更低"
        if cheaper:
            yield f"另有{phrases.people('可替', self.facts, cheaper)}，本方案未选"

    def _cost(self, line: Line) -> int:
        row = self.work.row.model_copy(update={"officer": line.id})
        return ladder.value(
            self.facts, Sheet(self.facts, Roster.model_construct(assignments=(row,), stints=(), leave=(), beds=()))
        )
