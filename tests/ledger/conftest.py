"""Every test of the ledger that takes `db` runs on SQLite and on a PostgreSQL; `.ci/run` requires the latter."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.ledger.postgres import binaries, server

KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")))
numbers = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    if binaries() is None and os.environ.get("DUTYCOVER_POSTGRESQL") != "required":
        pytest.skip("PostgreSQL is not installed here (Debian: apt install postgresql)")
    with server() as address:
        yield address


@pytest.fixture(params=KINDS)
def db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "data" / "ledger.db")
    return new_database(request.getfixturevalue("postgres"))


def new_database(address: str) -> str:
    import psycopg

    name = f"ledger{next(numbers)}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{address}/{name}"
