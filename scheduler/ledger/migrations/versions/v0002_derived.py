"""What follows from the versions: burden, covers, refusals, mutual aid, and who was told what. Filled by a rebuild."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _people()
    _balances()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("period", sa.Integer, sa.ForeignKey("periods.id"), primary_key=True),
        sa.Column("officer", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
    )
    op.create_table(
        "burden",
        sa.Column("officer", sa.Text, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True),
        sa.Column("period", sa.Integer, sa.ForeignKey("periods.id"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("eligible", sa.Integer, nullable=False),
    )


def _balances() -> None:
    op.create_table(
        "cover_days",
        sa.Column("period", sa.Integer, sa.ForeignKey("periods.id"), primary_key=True),
        sa.Column("officer", sa.Text, primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        sa.Column("days", sa.Integer, nullable=False),
    )
    op.create_table(
        "refusals",
        sa.Column("period", sa.Integer, sa.ForeignKey("periods.id"), primary_key=True),
        sa.Column("request", sa.Text, primary_key=True),
        sa.Column("officer", sa.Text, nullable=False, index=True),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "mutual_aid",
        sa.Column("period", sa.Integer, sa.ForeignKey("periods.id"), primary_key=True),
        sa.Column("lender", sa.Text, primary_key=True),
        sa.Column("borrower", sa.Text, primary_key=True),
        sa.Column("duties", sa.Integer, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), primary_key=True),
        sa.Column("officer", sa.Text, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
    )
