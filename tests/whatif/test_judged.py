"""A measure's search ends as soon as nothing said of it can change, and no sooner."""

import pytest

from models.level import LevelNumber
from models.roster import LevelResult
from scheduler.engine.settings import Progress
from scheduler.engine.watch import Watch
from scheduler.whatif.judged import is_settled, judged

Known = tuple[int, int]
"""Value and bound."""


def base(*levels: Known) -> list[LevelResult]:
    return [
        LevelResult(level=number, name=str(number), value=value, bound=bound, gap=0.0)
        for number, (value, bound) in enumerate(levels, 1)
    ]


def heard(*levels: Known) -> dict[LevelNumber, Progress]:
    return {number: Progress(number, value, bound, 0.0) for number, (value, bound) in enumerate(levels, 1)}


@pytest.mark.parametrize(
    ("known", "settled"),
    [
        ([], False),
        ([(2, 1)], False),  # may free one yet
        ([(1, 0)], False),  # frees one; may free two
        ([(1, 1)], True),  # frees one, and no more: later levels say nothing
        ([(2, 2)], False),  # equal: the next level decides
        ([(2, 2), (408, 160)], False),
        ([(2, 2), (166, 166)], False),
        ([(2, 2), (150, 150)], True),
        ([(2, 2), (166, 166), (37, 37)], True),
    ],
)
def test_beside_a_base_whose_levels_are_closed(known: list[Known], settled: bool) -> None:
    assert is_settled(base((2, 2), (166, 166), (37, 37)), heard(*known)) is settled


@pytest.mark.parametrize(
    ("known", "settled"),
    [
        ([(2, 2), (210, 150)], False),  # the base may need 166: below it something is freed
        ([(2, 2), (210, 166)], True),  # neither less than all that the base may need, nor equal to what is not known
        ([(2, 2), (160, 150)], False),
        ([(2, 2), (160, 160)], True),
    ],
)
def test_beside_a_base_with_an_open_level(known: list[Known], settled: bool) -> None:
    assert is_settled(base((2, 2), (210, 166), (37, 0)), heard(*known)) is settled


def test_only_the_measure_is_stopped() -> None:
    told: list[tuple[str, Progress]] = []
    watch = Watch(tell=lambda title, progress: told.append((title, progress)))
    own = judged(watch, base((2, 2)))
    own.tell("关键缺口", Progress(1, 2, 0, 0.0))
    assert not own.is_stopped
    own.tell("关键缺口", Progress(1, 1, 1, 0.0))
    assert own.is_stopped
    assert not watch.is_stopped
    assert [progress.value for _, progress in told] == [2, 1]


def test_whoever_stops_all_stops_the_measure() -> None:
    watch = Watch()
    own = judged(watch, base((2, 2)))
    watch.stop.set()
    assert own.is_stopped
