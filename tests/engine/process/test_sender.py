"""What a child tells of its search must not slow the search down."""

import threading
import time

import pytest

from benchmarks.generator import PRESETS, generate
from scheduler.engine.build import build, objectives
from scheduler.engine.parameters import PARAMETERS
from scheduler.engine.process.sender import Sender
from scheduler.formulation.instance import Instance

TELLING = 0.02


@pytest.mark.timing
def test_telling_rests_and_ends_with_the_latest_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rosters come faster than they can be told: most are passed over, the last is not."""
    model = build(Instance(generate(PRESETS["tiny"], 1, "single")))
    told: list[list[int]] = []
    last = threading.Event()

    def tell(self: Sender, values: list[int]) -> None:
        time.sleep(TELLING)
        told.append(values)
        if values == [99]:
            last.set()

    monkeypatch.setattr(Sender, "_tell", tell)
    sender = Sender(model, objectives(model), lambda _: None)
    began, rest = time.monotonic(), PARAMETERS.telling_rest_factor
    for number in range(100):
        sender.incumbent([number])
        time.sleep(0.01)
    assert last.wait(10 * rest * TELLING)
    most = (time.monotonic() - began) / ((1 + rest) * TELLING) + 1
    sender.close()
    assert 2 <= len(told) <= most
