"""A filled ledger of every earlier form becomes one of the present form, with all that was in it."""

import ast
import zlib
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from models.publishing.roster_hash import roster_hash
from models.roster import RosterFile
from scheduler.exchange.reading.roster_file import roster_json
from scheduler.jobs.ledger.history import history
from scheduler.jobs.ledger.publish import publish
from scheduler.jobs.published import roster_of
from scheduler.ledger import migrations
from scheduler.ledger.connection import address, engine_of, writing
from scheduler.ledger.migrations import migrate
from scheduler.ledger.opening import to_read, to_write
from scheduler.ledger.tables import SCHEMAS, metadata
from tests.ledger.rosters import as_json, on_duty, with_refusal

FILES = (with_refusal(), on_duty(0, 4, made_from=with_refusal(), of=with_refusal().case))


def filled(schema: str, db: str) -> None:
    """As a program of that form left it: two versions, by plain SQL that never changes."""
    url = address(db)
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).parent.mkdir(parents=True)
    engine = engine_of(url)
    with writing(engine) as connection:
        migrate(connection, schema)
        case = FILES[0].case
        dates = {"first": case.start.toordinal(), "last": case.end.toordinal()}
        connection.execute(text("INSERT INTO periods (id, first, last) VALUES (1, :first, :last)"), dates)
        for number, file in enumerate(FILES, 1):
            version = {"number": number, "before": number - 1, "case_hash": file.case_hash, "roster_hash": roster_hash(file)}
            connection.execute(
                text(
                    "INSERT INTO versions"
                    " (number, period, supersedes, title, author, note, published_at, case_hash, roster_hash)"
                    " VALUES (:number, 1, :before, '城厢分局', '', '', '2024-07-20T08:00:00+00:00', :case_hash, :roster_hash)"
                ),
                version,
            )
            content = {"version": number, "roster": zlib.compress(roster_json(file))}
            connection.execute(text("INSERT INTO contents (version, roster) VALUES (:version, :roster)"), content)
    engine.dispose()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_forward_from_every_form(schema: str, db: str, tmp_path: Path) -> None:
    filled(schema, db)
    assert roster_of("2", db) == FILES[1]
    assert "7月26日：无 →" in "\n".join(history("A03", db=db).lines), "what follows from the versions is made at once"
    published = tmp_path / "fresh.db"
    for file in FILES:
        publish(as_json(tmp_path, file), db=str(published))
    assert to_read(db).derived() == to_read(str(published)).derived()
    after: RosterFile = on_duty(0, 5, made_from=FILES[1], of=FILES[0].case)
    assert publish(as_json(tmp_path, after), db=db).value.number == 3


def test_the_newest_form_is_what_the_program_reads(db: str) -> None:
    with to_write(db).engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [change for change in differences if "alembic_version" not in str(change)] == []


def test_the_forms_follow_each_other() -> None:
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == SCHEMAS


def test_a_migration_asks_nothing_of_the_program() -> None:
    """What it once made stays what it made, whatever the program becomes."""
    steps = sorted((Path(migrations.__file__).parent / "versions").glob("*.py"))
    assert len(steps) == len(SCHEMAS)
    for step in steps:
        imported = [node for node in ast.walk(ast.parse(step.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        assert {node.module for node in imported} <= {"alembic"}
