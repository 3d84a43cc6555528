"""What follows from the versions: counted by hand, and the same when made anew."""

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from models.publishing.version import News, Version
from models.roster import Roster
from scheduler.audit import facts_of
from scheduler.jobs.ledger.publish import publish
from scheduler.jobs.ledger.rebuild import rebuild
from scheduler.ledger import connection as connecting
from scheduler.ledger.derived import Derived, derived
from scheduler.ledger.opening import to_read, to_write
from scheduler.ledger.tables import OF_A_PERIOD, burden, changes
from tests.cases import LONGQIAO, PAIRINGS, assigned, day, refused, request, stint, tiny_case
from tests.ledger.rosters import ANSWER, NIGHT, as_json, case, on_duty, with_refusal


def test_burden_is_that_of_the_policy_by_date_and_kind() -> None:
    """A 24-hour duty is a night: 2 × 1.5 on a working day, 4 × 1.5 on a day off."""
    file = on_duty(0, 5)
    rows = [row for row in derived(facts_of(file.case), file.roster).burden if row["points"]]
    assert [(row["officer"], row["day"], row["kind"], row["points"]) for row in rows] == [
        ("A03", day(0).toordinal(), "working", 3),
        ("A03", day(5).toordinal(), "rest", 6),
    ]


def test_eligible_dates_are_kept_without_a_duty_too() -> None:
    file = on_duty(0)
    rows = derived(facts_of(file.case), file.roster).burden
    dates = facts_of(file.case).candidates.eligible_days
    assert {officer: sum(row["eligible"] for row in rows if row["officer"] == officer) for officer in dates} == dates


def test_covers_refusals_and_mutual_aid_are_counted() -> None:
    asked = tiny_case(days=14, leave=(request("Q1", "A03", 2, 3),), pairings=PAIRINGS)
    works = (assigned("A01", NIGHT, 2, rung=3), assigned("A01", NIGHT, 4, rung=3), assigned("C01", ANSWER, 1))
    roster = Roster(assignments=works, stints=(stint("C01", LONGQIAO, 1, 1),), leave=(refused("Q1"),))
    ready = derived(facts_of(asked), roster)
    assert ready.mutual_aid == ({"lender": LONGQIAO, "borrower": "凤凰山所", "duties": 2},), "a department lends nothing"
    assert {(row["officer"], row["year"], row["days"]) for row in ready.cover_days} == {("A01", 2024, 2), ("C01", 2024, 1)}
    assert [(row["officer"], row["first"]) for row in ready.refusals] == [("A03", day(2).toordinal())]


@pytest.fixture
def filled(db: str, tmp_path: Path) -> str:
    """Two periods, the first with three versions."""
    files = [with_refusal()]
    for days in ((0, 4), (0, 8)):
        files.append(on_duty(*days, made_from=files[-1], of=files[0].case))
    for file in (*files, on_duty(15, of=case(start=day(14), days=7))):
        publish(as_json(tmp_path, file), db=db)
    return db


def test_what_is_made_anew_is_what_was_kept(filled: str) -> None:
    kept = to_read(filled).derived()
    assert {name: bool(rows) for name, rows in kept.items()} == {
        "people": True,
        "burden": True,
        "cover_days": False,
        "refusals": True,
        "mutual_aid": False,
        "changes": True,
        "events": False,
    }
    ledger = to_write(filled)
    with ledger.engine.connect() as connection, connection.begin():
        connection.execute(update(burden).values(points=77))
        connection.execute(delete(changes))
        connection.execute(delete(OF_A_PERIOD[0]))
    assert to_read(filled).derived() != kept
    rebuild(filled)
    assert to_read(filled).derived() == kept


def test_others_may_write_while_versions_are_compared(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 1)
    other = to_write(filled).engine

    def compare(_: Version) -> News:
        with connecting.writing(other):
            return News()

    to_write(filled).rebuild(lambda _: Derived(), compare)
    assert not any(to_read(filled).derived().values())


def test_only_the_latest_version_of_a_period_counts(filled: str) -> None:
    points = {row["day"]: row["points"] for row in to_read(filled).derived()["burden"] if row["points"]}
    assert sorted(points) == [day(n).toordinal() for n in (0, 8, 15)]
