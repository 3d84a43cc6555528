"""Whatever is wrong with a ledger: one clear message, its exit code, and the ledger as it was."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event, text

import cli
from models.errors import Exit
from scheduler.jobs.ledger import publish as publishing
from scheduler.jobs.ledger.publish import publish
from scheduler.ledger import connection as connecting
from scheduler.ledger.faults import LedgerNotWritten
from scheduler.ledger.opening import to_read, to_write
from tests.ledger.rosters import as_json, on_duty

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def ran(db: object, *words: object) -> tuple[int, str]:
        monkeypatch.setenv("DUTYCOVER_DB", str(db))
        with pytest.raises(SystemExit) as left:
            cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert len(err.splitlines()) <= 1
        return int(left.value.code or 0), out + err

    return ran


@pytest.fixture
def next_one(tmp_path: Path, db: str) -> Path:
    """A roster that may supersede the first version of `db`."""
    first = on_duty(0)
    publish(as_json(tmp_path, first, "first.json"), db=db)
    return as_json(tmp_path, on_duty(0, 4, made_from=first), "next.json")


def is_as_it_was(db: str) -> bool:
    ledger = to_read(db)
    return [version.number for version in ledger.versions()] == [1] and len(ledger.derived()["people"]) == 3


def execute(db: str, statement: str) -> None:
    with to_write(db).engine.connect() as connection, connection.begin():
        connection.execute(text(statement))


def test_a_folder_that_cannot_be_made_is_told_in_the_language_spoken(tmp_path: Path, run: Run) -> None:
    """Not with what the system says in English."""
    file = tmp_path / "file"
    file.touch()
    roster = as_json(tmp_path, on_duty(0))
    code, told = run(file / "folder" / "ledger.sqlite", "publish", roster)
    assert code == Exit.NOT_WRITTEN
    assert told.strip().endswith("所在的文件夹：路径中有一处已是文件，不是文件夹")
    code, told = run(file / "folder" / "ledger.sqlite", "--lang", "en", "publish", roster)
    assert told.strip().endswith("something in the path is a file, not a folder")


def test_a_ledger_of_a_newer_program(next_one: Path, db: str, run: Run) -> None:
    execute(db, "UPDATE alembic_version SET version_num = '0999'")
    for words in (("publish", next_one), ("history",), ("today", "2024-07-22"), ("show", 1, "-o", next_one.with_name("x.json"))):
        code, said = run(db, *words)
        assert code == Exit.UNREADABLE
        assert "0999" in said
        assert "更新程序" in said
    assert not next_one.with_name("x.json").exists()


def test_a_database_of_another_program(db: str, tmp_path: Path, run: Run) -> None:
    with connecting.engine_of(connecting.address(db)).connect() if "://" in db else sqlite3.connect(_made(db)) as connection:
        if "://" in db:
            connection.execute(text("CREATE TABLE mine (id INTEGER)"))
            connection.commit()
        else:
            connection.execute("CREATE TABLE mine (id INTEGER)")
    code, said = run(db, "publish", as_json(tmp_path, on_duty(0)))
    assert (code, "别的程序" in said) == (Exit.UNREADABLE, True)


def _made(db: str) -> str:
    Path(db).parent.mkdir(parents=True)
    return db


def test_a_version_changed_in_the_database(next_one: Path, db: str, run: Run) -> None:
    execute(db, "UPDATE versions SET roster_hash = 'x'")
    code, said = run(db, "show", 1, "-o", next_one.with_name("x.json"))
    assert (code, "不予采信" in said) == (Exit.UNREADABLE, True)
    for statement in ("UPDATE contents SET roster = '123'", "UPDATE versions SET published_at = 'x'"):
        execute(db, statement)
        code, said = run(db, "today", "2024-07-22")
        assert (code, "损坏" in said) == (Exit.UNREADABLE, True)


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_ledger(content: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    code, said = run(path, "history")
    if content:
        assert (code, "损坏" in said) == (Exit.UNREADABLE, True)
        assert path.read_bytes() == content
    else:
        assert code == Exit.OK, "an empty file is an empty ledger"


def test_a_ledger_broken_in_the_middle(tmp_path: Path, run: Run) -> None:
    db = tmp_path / "ledger.db"
    publish(as_json(tmp_path, on_duty(0)), db=str(db))
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = db.read_bytes()
    db.write_bytes(content[:4096] + b"\xee" * (len(content) - 4096))
    for words in (("history",), ("today", "2024-07-22"), ("publish", as_json(tmp_path, on_duty(0, 4)))):
        assert run(db, *words)[0] == Exit.UNREADABLE


@pytest.mark.skipif(os.name == "posix" and os.getuid() == 0, reason="root may write to every file")
def test_a_file_without_write_permission(tmp_path: Path, run: Run) -> None:
    db = tmp_path / "ledger.db"
    publish(as_json(tmp_path, on_duty(0)), db=str(db))
    db.chmod(0o444)
    assert run(db, "publish", as_json(tmp_path, on_duty(0, 4)), "--base", 1)[0] == Exit.NOT_WRITTEN


def test_a_ledger_opened_read_only(tmp_path: Path, run: Run) -> None:
    publish(as_json(tmp_path, on_duty(0)), db=str(tmp_path / "ledger.db"))
    db = f"sqlite:///file:{tmp_path}/ledger.db?mode=ro&uri=true"
    assert run(db, "history")[0] == Exit.OK
    code, said = run(db, "publish", as_json(tmp_path, on_duty(0, 4)), "--base", 1)
    assert (code, "只读" in said) == (Exit.NOT_WRITTEN, True)
    assert is_as_it_was(str(tmp_path / "ledger.db"))


def test_a_full_disk(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite stops at so many pages as it does where the disk has no more."""
    db = tmp_path / "ledger.db"
    first = on_duty(0)
    publish(as_json(tmp_path, first), db=str(db))
    prepare = connecting._prepare

    def prepare_small(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 1}")

    monkeypatch.setattr(connecting, "_prepare", prepare_small)
    code, said = run(db, "publish", as_json(tmp_path, on_duty(0, 4, made_from=first)), "--note", "长" * 50_000)
    monkeypatch.undo()
    assert (code, "磁盘已满" in said) == (Exit.NOT_WRITTEN, True)
    assert is_as_it_was(str(db))


def test_a_ledger_that_somebody_holds(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "ledger.db"
    first = on_duty(0)
    publish(as_json(tmp_path, first), db=str(db))
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.2)
    holder = sqlite3.connect(db, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert run(db, "history")[0] == Exit.OK, "readers do not wait"
    code, said = run(db, "publish", as_json(tmp_path, on_duty(0, 4, made_from=first)))
    holder.close()
    assert (code, "占用" in said) == (Exit.NOT_WRITTEN, True)
    assert is_as_it_was(str(db))


def test_a_folder_that_cannot_be_made(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("")
    assert run(tmp_path / "file" / "ledger.db", "publish", as_json(tmp_path, on_duty(0)))[0] == Exit.NOT_WRITTEN
    assert run(tmp_path, "publish", as_json(tmp_path, on_duty(0)))[0] == Exit.UNREADABLE, "a folder is no ledger"


@pytest.mark.parametrize("address", ["mysql://u:secret@h/d", "://", "http://127.0.0.1/x"])
def test_what_is_no_address(address: str, tmp_path: Path, run: Run) -> None:
    code, said = run(address, "history")
    assert code == Exit.FAULTS
    assert "secret" not in said


def test_a_database_that_is_not_there_and_its_password(run: Run) -> None:
    code, said = run("postgresql://planner:secret@127.0.0.1:1/none", "history")
    assert code == Exit.UNREADABLE
    assert "127.0.0.1" in said
    assert "--no-ledger" in said
    assert "secret" not in said


@pytest.mark.xdist_group("postgresql")
def test_a_database_that_goes_away_in_the_middle(postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process is ended after the version's row is written and before the transaction is."""
    from tests.ledger.conftest import new_database

    db = new_database(postgres)
    first = on_duty(0)
    publish(as_json(tmp_path, first), db=db)
    ledger = to_write(db)

    @event.listens_for(ledger.engine, "before_cursor_execute")
    def end(connection, cursor, statement, *_: object) -> None:
        if statement.startswith("INSERT INTO contents"):
            import psycopg

            backend = cursor.connection.info.backend_pid
            with psycopg.connect(f"{postgres}/postgres", autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [backend])

    monkeypatch.setattr(publishing, "to_write", lambda _: ledger)
    with pytest.raises(LedgerNotWritten, match="要么整个写入，要么没有写入"):
        publish(as_json(tmp_path, on_duty(0, 4, made_from=first)), db=db)
    assert is_as_it_was(db)
