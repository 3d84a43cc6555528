"""锁定之间有没有冲突: a minimal set of those that cannot hold together, and the smallest repair."""

import threading
from collections.abc import Iterator

from models.case import Case
from models.roster import RosterFile
from scheduler.audit import Facts, audit
from scheduler.checks.pins import pins as warned
from scheduler.engine.memory import cap_gb
from scheduler.explain.asked.answer import Answer
from scheduler.explain.conflict_in_child import conflict
from scheduler.explain.repair import repair


def pins_of_case(case: Case) -> Answer:
    told = [warning.sentence for warning in warned(Facts(case))] or ["逐条和两两核对：没有发现矛盾"]
    return Answer(f"{case.title}：锁定 {len(case.pins)} 条", tuple(told), lambda: _solved(case))


def pins_of_roster(file: RosterFile) -> Answer:
    """A roster keeps its pins; what force keeps is told."""
    report = audit(file.case, file.roster)
    broken = [one.sentence for one in report.breaches if one.rule == "pins"]
    forced = [f"强制保留：{one.sentence}" for one in report.accepted]
    kept = "本方案没有满足的锁定：" if broken else f"本方案满足全部 {len(file.case.pins)} 条锁定：它们可以同时成立"
    return Answer(f"{file.case.title}：锁定 {len(file.case.pins)} 条", (kept, *broken, *forced))


def _solved(case: Case) -> Iterator[str]:
    memory, stop = cap_gb(0.0), threading.Event()
    found = repair(case, memory, stop)
    if found is not None and not found.dropped:
        yield "全部锁定和硬性下限可以同时成立，已求得这样的方案"
        return
    yield from conflict(case, memory, stop)
    if found is None:
        yield "最小的修正：未定（时限内未能求得）"
        return
    proven = "已证明不能更少" if found.proven else "能否更少未定"
    yield f"最小的修正：撤销以下 {len(found.dropped)} 项，其余都可保留（{proven}）"
    yield from (f"  撤销 {words}" for words in found.dropped)
