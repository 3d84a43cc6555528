"""Every row that can be derived from a case, held against every roster that brute force allows for it."""

from collections import Counter
from collections.abc import Iterator

from models.roster import Roster
from scheduler.audit.sheet import Sheet
from scheduler.audit.verdict import audit_with
from scheduler.verify.ground import Ground
from scheduler.verify.row import AT_LEAST, Name, NotDerived, Row
from scheduler.verify.rows import FAMILIES
from scheduler.verify.values import Values
from tests.brute_force import TooLarge, allowed
from tests.random_cases import random_case
from tests.seeds import sampled
from tests.verify.every_key import every_row

MOST_ROSTERS = 2000


def read(ground: Ground, roster: Roster) -> Values:
    return Values(ground, Sheet(ground.facts, roster), audit_with(ground.facts, roster).levels)


def rosters_with_rows(seed: int) -> Iterator[tuple[Values, list[tuple[Name, Row]]]]:
    """None of a case of which nothing is certified, or with too many rosters."""
    case, rows = random_case(seed), list[tuple[Name, Row]]()
    try:
        ground = Ground(case)
        for roster, _ in allowed(case, None, MOST_ROSTERS):
            rows = rows or list(every_row(ground))
            yield read(ground, roster), rows
    except (NotDerived, TooLarge):
        return


def test_every_sound_roster_keeps_every_row_and_none_could_be_stronger() -> None:
    """Of each family some row has no room: one more is caught."""
    tight, rosters = Counter[str](), 0
    for seed in sampled(range(1000), 60):
        for values, rows in rosters_with_rows(seed):
            rosters += 1
            broken = [key for key, row in rows if values.breaks(row)]
            assert not broken, (seed, broken[0])
            tight.update(key[0] for key, row in rows if values.breaks(stronger(row)))
    assert rosters > 300
    assert set(tight) == FAMILIES.keys()


def stronger(row: Row) -> Row:
    return row._replace(side=row.side + (1 if row.sense == AT_LEAST else -1))
