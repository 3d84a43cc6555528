"""The table of what was tuned."""

import re
from dataclasses import fields
from pathlib import Path

from scheduler.engine.parameters import CHOSEN, PARAMETERS, SearchParameters

ROOT = Path(__file__).parents[2]
CONSTANT = re.compile(r"^([A-Z][A-Z_]+)(?:: [\w\[\], ]+)? = [\d.(]", re.MULTILINE)
UNTUNED = {"PACKAGES", "BYTES_PER_GIGABYTE", "FREE_MEMORY_SHARE", "LEAST_SECONDS", "FEW_WORKERS", "TABLE", "WINDOW_WEIGHT"}
"""Constants of the engine that are no matter of tuning."""


def test_every_parameter_says_its_unit_and_where_it_was_measured() -> None:
    for field in fields(SearchParameters):
        assert field.metadata["unit"], field.name
        assert field.metadata["about"], field.name
        measured = field.metadata["measured"]
        file, _, place = measured.partition(", ")
        assert measured == CHOSEN or place in (ROOT / file).read_text(), field.name


def test_every_parameter_is_read() -> None:
    read = "\n".join(path.read_text() for path in (ROOT / "scheduler" / "engine").rglob("*.py"))
    assert [field.name for field in fields(SearchParameters) if f"PARAMETERS.{field.name}" not in read] == []


def test_no_other_constant_of_the_engine_is_a_number() -> None:
    others = {name for path in (ROOT / "scheduler" / "engine").rglob("*.py") for name in CONSTANT.findall(path.read_text())}
    assert others - UNTUNED == set()


def test_shares_of_kinds_add_up() -> None:
    for shares in (PARAMETERS.kind_shares, PARAMETERS.kind_shares_of_no_lack, PARAMETERS.kind_shares_of_leave):
        assert abs(sum(shares.values()) - 1) < 1e-9
