"""A stress test in words: what each absence does to critical cover, who stands by, and the few lines for the console."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.case import Case
from models.findings import Shortage
from models.stress import Absence, Growth, Stress, Verdict
from models.words import say

VERDICTS = {Verdict.HOLDS: "stress.verdict.holds", Verdict.BREAKS: "stress.verdict.breaks", Verdict.OPEN: "stress.verdict.open"}
NAMED = 3
"""So many stand-ins, or places, are named."""
ABOUT = "stress.about"


def names(case: Case) -> dict[str, str]:
    """By officer id, the name with the id where they differ."""
    return {
        one.id: one.name if one.name == one.id else say("stress.named", name=one.name, officer=one.id) for one in case.officers
    }


def counted(found: Sequence[Absence]) -> str:
    counts = Counter(one.verdict for one in found)
    return say("join.gap").join(f"{say(word)} {counts[verdict]}" for verdict, word in VERDICTS.items())


def progress(stage: str, found: Sequence[Absence], of: int) -> str:
    return say("stress.progress", stage=stage, done=len(found), total=of, counted=counted(found))


def standing_by(absence: Absence, called: dict[str, str]) -> str:
    told = [say("stress.stand_in", officer=called[one.officer], duties=one.duties) for one in absence.standing_by[:NAMED]]
    more = say("stress.stand_ins", count=len(absence.standing_by)) if len(absence.standing_by) > NAMED else ""
    return say("join.list").join(told) + more


def lacking(found: Sequence[Shortage]) -> str:
    """Where and how often, the most first."""
    counts = Counter[tuple[str, str]]()
    for one in found:
        counts[one.station, one.post] += one.below_minimum
    told = [
        say("stress.place", station=station, post=post, number=number) for (station, post), number in counts.most_common(NAMED)
    ]
    return say("join.list").join(told) + (say("stress.places", count=len(counts)) if len(counts) > NAMED else "")


def gap(one: Absence | Growth) -> str:
    """How many officer-duties are lacking at least and at most."""
    if one.value is None:
        return say("stress.unsolved")
    is_known = one.verdict is Verdict.HOLDS or one.bound == one.value
    return str(one.value) if is_known else f"{one.bound}–{one.value}"


def stress_lines(found: Stress) -> Iterator[str]:
    if found.asked:
        yield from _absence_lines(found)
    for one in found.growth:
        yield say(
            "stress.growth", percent=one.percent, verdict=say(VERDICTS[one.verdict]), gap=gap(one), lacking=lacking(one.lacking)
        )


def _absence_lines(found: Stress) -> Iterator[str]:
    called = names(found.case)
    part = say("stress.part") if len(found.singles) < found.asked else ""
    yield say("stress.singles", done=len(found.singles), asked=found.asked, part=part, counted=counted(found.singles))
    for one in found.singles:
        if one.verdict is not Verdict.HOLDS:
            yield say(
                "stress.single",
                officer=called[one.officers[0]],
                verdict=say(VERDICTS[one.verdict]),
                gap=gap(one),
                lacking=lacking(one.lacking),
            )
    if found.pairs:
        yield say("stress.pairs", count=len(found.pairs), counted=counted(found.pairs))
        for one in found.pairs:
            if one.verdict is not Verdict.HOLDS:
                both = say("join.list").join(called[officer] for officer in one.officers)
                yield say(
                    "stress.pair", officers=both, verdict=say(VERDICTS[one.verdict]), gap=gap(one), lacking=lacking(one.lacking)
                )
