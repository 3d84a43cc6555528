"""From every earlier form of the ledger to the present one."""

from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def migrate(connection: Connection, to: str = "head") -> None:
    """Within the connection's own transaction, so that a ledger is of one form or the other."""
    script = ScriptDirectory(str(Path(__file__).parent))

    def steps(at: Any, _: MigrationContext) -> Any:
        return script._upgrade_revs(to, at)

    context = MigrationContext.configure(connection, opts={"fn": steps, "transactional_ddl": True})
    with Operations.context(context):
        context.run_migrations()
