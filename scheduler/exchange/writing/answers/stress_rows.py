"""A stress test in words: what each absence does to critical cover, who stands by, and the few lines for the console."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from models.findings import Shortage
from models.organisation import Officer
from models.stress import Absence, Growth, Stress, Verdict
from models.words import listed, say

VERDICTS = {Verdict.HOLDS: "stress.verdict.holds", Verdict.BREAKS: "stress.verdict.breaks", Verdict.OPEN: "stress.verdict.open"}
NAMED = 3
"""So many stand-ins, or places, are named."""
ABOUT = "stress.about"


def names(officers: Iterable[Officer]) -> dict[str, str]:
    """By officer id, the name with the id where they differ."""
    return {
        officer.id: officer.name if officer.name == officer.id else say("stress.named", name=officer.name, officer=officer.id)
        for officer in officers
    }


def counted(absences: Sequence[Absence]) -> str:
    counts = Counter(absence.verdict for absence in absences)
    return say("join.gap").join(f"{say(word)} {counts[verdict]}" for verdict, word in VERDICTS.items())


def progress(stage: str, absences: Sequence[Absence], of: int) -> str:
    return say("stress.progress", stage=stage, done=len(absences), total=of, counted=counted(absences))


def standing_by(absence: Absence, called: dict[str, str]) -> str:
    first = absence.standing_by[:NAMED]
    told = [say("stress.stand_in", officer=called[stand_in.officer], duties=stand_in.duties) for stand_in in first]
    more = say("stress.stand_ins", count=len(absence.standing_by)) if len(absence.standing_by) > NAMED else ""
    return listed(told) + more


def lacking(shortages: Sequence[Shortage]) -> str:
    """Where and how often, the most first."""
    counts = Counter[tuple[str, str]]()
    for shortage in shortages:
        counts[shortage.station, shortage.post] += shortage.below_minimum
    told = [
        say("stress.place", station=station, post=post, number=number) for (station, post), number in counts.most_common(NAMED)
    ]
    return listed(told) + (say("stress.places", count=len(counts)) if len(counts) > NAMED else "")


def gap(trial: Absence | Growth) -> str:
    """How many officer-duties are lacking at least and at most."""
    if trial.value is None:
        return say("stress.unsolved")
    is_known = trial.verdict is Verdict.HOLDS or trial.bound == trial.value
    return str(trial.value) if is_known else f"{trial.bound}–{trial.value}"


def stress_lines(stress: Stress) -> Iterator[str]:
    if stress.asked:
        yield from _absence_lines(stress)
    for growth in stress.growth:
        yield say(
            "stress.growth",
            percent=growth.percent,
            verdict=say(VERDICTS[growth.verdict]),
            gap=gap(growth),
            lacking=lacking(growth.lacking),
        )


def summary_lines(stress: Stress) -> Iterator[str]:
    """How many absences of one, and of two, hold."""
    if stress.asked:
        part = say("stress.interrupted") if len(stress.singles) < stress.asked else ""
        yield say("stress.singles", done=len(stress.singles), asked=stress.asked, part=part, counted=counted(stress.singles))
    if stress.pairs:
        yield say("stress.pairs", count=len(stress.pairs), counted=counted(stress.pairs))


def _absence_lines(stress: Stress) -> Iterator[str]:
    called = names(stress.case.officers)
    singles, *pairs = summary_lines(stress)
    yield singles
    for single in stress.singles:
        if single.verdict is not Verdict.HOLDS:
            yield say(
                "stress.single",
                officer=called[single.officers[0]],
                verdict=say(VERDICTS[single.verdict]),
                gap=gap(single),
                lacking=lacking(single.lacking),
            )
    yield from pairs
    for pair in stress.pairs:
        if pair.verdict is not Verdict.HOLDS:
            both = listed(called[officer] for officer in pair.officers)
            yield say(
                "stress.pair",
                officers=both,
                verdict=say(VERDICTS[pair.verdict]),
                gap=gap(pair),
                lacking=lacking(pair.lacking),
            )
