"""What a station's own officers are doing while somebody else covers: on leave, on this duty, on another, needed there."""

from models.words import listed, say
from scheduler.audit.counts import effective
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.audit.rules import rota
from scheduler.explain.reasons import phrases
from scheduler.explain.reasons.obstacles import Obstacles


def own_officers(obstacles: Obstacles, duty: Duty) -> str:
    """本所当班可上此岗8人：休假2人（警员A03、警员A07）、在本岗6人；本所比最低警力7人少1人"""
    rota_lines, free_lines = _lines(obstacles, duty)
    told = [_on_rota(obstacles, duty, rota_lines)] if rota_lines else []
    told += [_free(obstacles, duty, free_lines)] if free_lines else []
    return say("join.semicolon").join([*(told or [say("explain.own.nobody")]), *_lack(obstacles, duty)])


def _lines(obstacles: Obstacles, duty: Duty) -> tuple[list[Line], list[Line]]:
    facts = obstacles.facts
    own = [line for line in facts.lines.values() if line.units[duty.day] == duty.station]
    due = [
        line
        for line in own
        for base in line.duties
        if base.day == duty.day and base.clock.id == duty.shift and duty.post in rota.posts(facts, line, base)
    ]
    return due, [line for line in own if line.is_free(duty.day)]


def _on_rota(obstacles: Obstacles, duty: Duty, lines: list[Line]) -> str:
    facts = obstacles.facts
    states: dict[str, list[str]] = {}
    for line in lines:
        states.setdefault(_state(obstacles, line, duty), []).append(line.id)
    order = (
        "explain.own.state.leave",
        "explain.own.state.committed",
        "explain.own.state.away",
        "explain.own.state.resting",
        "explain.own.state.here",
        "explain.own.state.other",
        "explain.own.state.repostable",
        "explain.own.state.free",
    )
    told = [
        phrases.people(say(state), facts, states[state])
        if state in ("explain.own.state.leave", "explain.own.state.repostable")
        else say("explain.own.state_count", state=say(state), count=len(states[state]))
        for state in order
        if state in states
    ]
    return say("explain.own.on_shift", officers=len(lines), states=listed(told))


def _state(obstacles: Obstacles, line: Line, duty: Duty) -> str:
    sheet, clock = obstacles.sheet, obstacles.facts.clocks[duty.shift]
    works = [work for work in sheet.works.get(line.id, ()) if work.duty.day == duty.day]
    if any(work.duty == duty for work in works):
        return "explain.own.state.here"
    if works:
        return (
            "explain.own.state.repostable"
            if any(obstacles.can_repost(work, duty) for work in works)
            else "explain.own.state.other"
        )
    if sheet.leave_excludes(line, duty.day, clock.end(duty.day)):
        return "explain.own.state.leave"
    if line.is_committed(clock.begin(duty.day), clock.end(duty.day)):
        return "explain.own.state.committed"
    if sheet.away(line.id, duty.day):
        return "explain.own.state.away"
    return "explain.own.state.resting" if duty.day in sheet.yielded(line) else "explain.own.state.free"


def _free(obstacles: Obstacles, duty: Duty, lines: list[Line]) -> str:
    kept = {line.id: obstacles.of(line, duty) for line in lines}
    told = phrases.counted(obstacle for obstacle in kept.values() if obstacle)
    able = [officer for officer, obstacle in kept.items() if obstacle is None]
    told += (
        [say("explain.own.not_chosen", people=phrases.people(say("explain.available"), obstacles.facts, able))] if able else []
    )
    return say("explain.own.freely", officers=len(lines), states=listed(told))


def _lack(obstacles: Obstacles, duty: Duty) -> list[str]:
    need = obstacles.facts.needs.get(duty)
    if need is None:
        return []
    own = [work for work in obstacles.sheet.crew.get(duty, ()) if work.row.rung == 0 and not work.is_cover]
    counted = effective(obstacles.facts, duty, own)
    lead = say("explain.own.no_lead", effective=counted) if counted < len(own) else ""
    if counted < need.minimum:
        return [say("explain.own.below_minimum", minimum=need.minimum, lacking=need.minimum - counted, lead=lead)]
    if counted < need.target:
        return [say("explain.own.below_target", target=need.target, lacking=need.target - counted, lead=lead)]
    return [say("explain.own.at_target", target=need.target)]
