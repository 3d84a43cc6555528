"""Periods and the versions published of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "periods",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.UniqueConstraint("first", "last", name="periods_dates"),
    )
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("period", sa.Integer, sa.ForeignKey("periods.id"), nullable=False),
        sa.Column("supersedes", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("published_at", sa.Text, nullable=False),
        sa.Column("case_hash", sa.Text, nullable=False),
        sa.Column("roster_hash", sa.Text, nullable=False),
        sa.UniqueConstraint("period", "supersedes", name="versions_supersedes"),
    )
    op.create_table(
        "contents",
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), primary_key=True, autoincrement=False),
        sa.Column("roster", sa.LargeBinary, nullable=False),
        sa.Column("book", sa.LargeBinary),
    )
