"""The tables of the ledger as they are now; `migrations` leads every earlier form to them.

Days are ordinals (`date.toordinal`), so that burden decays by subtraction. Derived tables hold the latest version of each
period alone, but for `changes` and `events`, which every version has of the one that it supersedes.
"""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

SCHEMAS = ("0001", "0002", "0003", "0004")
"""Every form that this program knows, the newest last."""
metadata = MetaData()

periods = Table(
    "periods",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    UniqueConstraint("first", "last", name="periods_dates"),
)
versions = Table(
    "versions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("period", Integer, ForeignKey("periods.id"), nullable=False),
    Column("supersedes", Integer, nullable=False),  # 0 is the first of its period
    Column("title", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("published_at", Text, nullable=False),
    Column("case_hash", Text, nullable=False),
    Column("roster_hash", Text, nullable=False),
    UniqueConstraint("period", "supersedes", name="versions_supersedes"),
)
contents = Table(
    "contents",
    metadata,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("roster", LargeBinary, nullable=False),  # the roster file as JSON, compressed
    Column("book", LargeBinary),  # the working copy as it was published
)
people = Table(
    "people",
    metadata,
    Column("period", Integer, ForeignKey("periods.id"), primary_key=True),
    Column("officer", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
)
burden = Table(
    "burden",
    metadata,
    Column("officer", Text, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("period", Integer, ForeignKey("periods.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("eligible", Integer, nullable=False),
)
cover_days = Table(
    "cover_days",
    metadata,
    Column("period", Integer, ForeignKey("periods.id"), primary_key=True),
    Column("officer", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("days", Integer, nullable=False),
)
refusals = Table(
    "refusals",
    metadata,
    Column("period", Integer, ForeignKey("periods.id"), primary_key=True),
    Column("request", Text, primary_key=True),
    Column("officer", Text, nullable=False, index=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)
mutual_aid = Table(
    "mutual_aid",
    metadata,
    Column("period", Integer, ForeignKey("periods.id"), primary_key=True),
    Column("lender", Text, primary_key=True),
    Column("borrower", Text, primary_key=True),
    Column("duties", Integer, nullable=False),
)
changes = Table(
    "changes",
    metadata,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True),
    Column("officer", Text, primary_key=True),
    Column("day", Integer, primary_key=True, index=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)
records = Table(
    "records",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # in the order in which they were kept
    Column("kind", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),  # a `RecordBook` as JSON, compressed
    UniqueConstraint("kind", "first", "last", name="records_dates"),
)

events = Table(
    "events",
    metadata,
    Column("version", Integer, ForeignKey("versions.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)

OF_A_PERIOD = (people, burden, cover_days, refusals, mutual_aid)
