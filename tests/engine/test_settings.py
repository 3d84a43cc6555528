"""Settings are whole from the moment they are made."""

import gc
from dataclasses import replace

import pytest

from scheduler.engine import settings as subject
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.plan import plan
from tests.cases import tiny_case


def test_what_is_left_open_is_settled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject.os, "cpu_count", lambda: 7)
    settings = Settings(workers=0)
    assert settings.workers == 7
    assert settings.memory_gb > 0
    assert Settings(workers=3, memory_gb=1.5) == Settings(60.0, 3, 0, 1.5, False)


def test_what_is_settled_stays_while_other_things_change(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(workers=0)
    monkeypatch.setattr(subject.os, "cpu_count", lambda: settings.workers + 1)
    monkeypatch.setattr(subject, "_free_gb", lambda: settings.memory_gb / 2)
    changed = replace(settings, time_limit=1.0)
    assert (changed.workers, changed.memory_gb) == (settings.workers, settings.memory_gb)


def test_a_reproducible_solve_has_one_thread() -> None:
    assert Settings(workers=4, reproducible=True).workers == 1


def test_garbage_is_looked_for_where_a_plan_is_asked_for() -> None:
    """It is switched off in the solver's child, which is nobody else's process."""
    looked_for: list[bool] = []
    plan(tiny_case(), Settings(20, 1), Watch(lambda *_: looked_for.append(gc.isenabled())))
    assert looked_for
    assert all(looked_for)
