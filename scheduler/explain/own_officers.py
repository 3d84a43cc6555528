"""What a station's own officers are doing while somebody else covers: on leave, on this duty, on another, needed there."""

from scheduler.audit import rota, sworn_lead
from scheduler.audit.given.line import Line
from scheduler.audit.given.needs import Duty
from scheduler.explain import phrases
from scheduler.explain.obstacles import Obstacles


def own_officers(obstacles: Obstacles, duty: Duty) -> str:
    """本所当班可上此岗8人：休假2人（警员A03、警员A07）、在本岗6人；本所比最低警力7人少1人"""
    rota_lines, free_lines = _lines(obstacles, duty)
    told = [_on_rota(obstacles, duty, rota_lines)] if rota_lines else []
    told += [_free(obstacles, duty, free_lines)] if free_lines else []
    return "；".join([*(told or ["本所当班无人可上此岗"]), *_lack(obstacles, duty)])


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
    order = ("休假", "有已定事项", "已在他所帮扶", "在本岗", "在其他岗位", "可调岗", "未排")
    told = [
        phrases.people(state, facts, states[state]) if state in ("休假", "可调岗") else f"{state}{len(states[state])}人"
        for state in order
        if state in states
    ]
    return f"本所当班可上此岗{len(lines)}人：{'、'.join(told)}"


def _state(obstacles: Obstacles, line: Line, duty: Duty) -> str:
    sheet, clock = obstacles.sheet, obstacles.facts.clocks[duty.shift]
    works = [work for work in sheet.works.get(line.id, ()) if work.duty.day == duty.day]
    if any(work.duty == duty for work in works):
        return "在本岗"
    if works:
        return "可调岗" if any(obstacles.can_repost(work, duty) for work in works) else "在其他岗位"
    if sheet.leave_excludes(line, duty.day, clock.end(duty.day)):
        return "休假"
    if line.is_committed(clock.begin(duty.day), clock.end(duty.day)):
        return "有已定事项"
    return "已在他所帮扶" if sheet.away(line.id, duty.day) else "未排"


def _free(obstacles: Obstacles, duty: Duty, lines: list[Line]) -> str:
    found = {line.id: obstacles.of(line, duty) for line in lines}
    told = phrases.counted(obstacle for obstacle in found.values() if obstacle)
    able = [officer for officer, obstacle in found.items() if obstacle is None]
    told += [f"{phrases.people('可用', obstacles.facts, able)}未选"] if able else []
    return f"本所自由排班{len(lines)}人：{'、'.join(told)}"


def _lack(obstacles: Obstacles, duty: Duty) -> list[str]:
    need = obstacles.facts.needs.get(duty)
    if need is None:
        return []
    own = [work for work in obstacles.sheet.crew.get(duty, ()) if work.row.rung == 0 and not work.is_cover]
    counts = sworn_lead.effective(obstacles.facts, duty, own)
    lead = f"（带班不足，按{counts}人计）" if counts < len(own) else ""
    if counts < need.minimum:
        return [f"本所比最低警力{need.minimum}人少{need.minimum - counts}人{lead}"]
    if counts < need.target:
        return [f"本所比目标警力{need.target}人少{need.target - counts}人{lead}"]
    return [f"本所已达目标警力{need.target}人"]
