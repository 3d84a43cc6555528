"""Every test of the ledger that takes `db` runs on SQLite and on a PostgreSQL; `.ci/run` requires the latter."""

import os
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import cli
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


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, db: str):
    """A command as it is typed, with the ledger `db`: its exit code and what it says."""
    monkeypatch.setenv("DUTYCOVER_DB", db)

    def ran(*words: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out + err

    return ran


def new_database(address: str) -> str:
    name = f"ledger{next(numbers)}"
    with _connected(f"{address}/postgres") as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{address}/{name}"


def _connected(address: str) -> Any:
    """The server begins anew after a test has killed one of its processes: until then it refuses."""
    import psycopg

    end = time.monotonic() + 30
    while True:
        try:
            return psycopg.connect(address, autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
