"""A stress test in words: what each absence does to critical cover, who stands by, and the few lines for the console."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.case import Case
from models.findings import Shortage
from models.stress import Absence, Growth, Stress, Verdict

VERDICTS = {Verdict.HOLDS: "守得住", Verdict.BREAKS: "失守", Verdict.OPEN: "未定"}
NAMED = 3
"""So many stand-ins, or places, are named."""
ABOUT = (
    "每次假设一名警员整个编制期不在（视同抽借在局外，其锁定作废），其余照旧，只重解关键岗次（最低警力）。"
    "「守得住」是有一份通过审核的方案，缺口不比原方案多；「失守」是已证明任何方案都更缺；其余一律为「未定」。"
)


def names(case: Case) -> dict[str, str]:
    """By officer id, the name with the id where they differ."""
    return {one.id: one.name if one.name == one.id else f"{one.name}（{one.id}）" for one in case.officers}


def counted(found: Sequence[Absence]) -> str:
    counts = Counter(VERDICTS[one.verdict] for one in found)
    return "　".join(f"{word} {counts[word]}" for word in VERDICTS.values())


def progress(stage: str, found: Sequence[Absence], of: int) -> str:
    return f"{stage} {len(found)}/{of}　{counted(found)}"


def standing_by(absence: Absence, called: dict[str, str]) -> str:
    told = [f"{called[one.officer]} {one.duties}次" for one in absence.standing_by[:NAMED]]
    more = f"等{len(absence.standing_by)}人" if len(absence.standing_by) > NAMED else ""
    return "、".join(told) + more


def lacking(found: Sequence[Shortage]) -> str:
    """Where and how often, the most first."""
    counts = Counter[tuple[str, str]]()
    for one in found:
        counts[one.station, one.post] += one.below_minimum
    told = [f"{station}{post} {number}人次" for (station, post), number in counts.most_common(NAMED)]
    return "、".join(told) + (f"等{len(counts)}处" if len(counts) > NAMED else "")


def gap(one: Absence | Growth) -> str:
    """How many officer-duties are lacking at least and at most."""
    if one.value is None:
        return "未求解"
    is_known = one.verdict is Verdict.HOLDS or one.bound == one.value
    return str(one.value) if is_known else f"{one.bound}–{one.value}"


def stress_lines(found: Stress) -> Iterator[str]:
    if found.asked:
        yield from _absence_lines(found)
    for one in found.growth:
        yield f"需求加 {one.percent}%：{VERDICTS[one.verdict]}，最低警力缺 {gap(one)} 人次　{lacking(one.lacking)}"


def _absence_lines(found: Stress) -> Iterator[str]:
    called = names(found.case)
    is_part = len(found.singles) < found.asked
    yield f"单人缺勤 {len(found.singles)}/{found.asked} 人{'（已中断，其余未试）' if is_part else ''}：{counted(found.singles)}"
    for one in found.singles:
        if one.verdict is not Verdict.HOLDS:
            yield f"  {called[one.officers[0]]} 缺勤：{VERDICTS[one.verdict]}，最低警力缺 {gap(one)} 人次　{lacking(one.lacking)}"
    if found.pairs:
        yield f"两人同时缺勤 {len(found.pairs)} 组：{counted(found.pairs)}"
        for one in found.pairs:
            if one.verdict is not Verdict.HOLDS:
                both = "、".join(called[officer] for officer in one.officers)
                yield f"  {both} 同时缺勤：{VERDICTS[one.verdict]}，最低警力缺 {gap(one)} 人次　{lacking(one.lacking)}"
