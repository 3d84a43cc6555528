"""The hash by which the ledger knows a roster stays what it was when the roster was published."""

from models.publishing.roster_hash import roster_hash
from models.roster import Roster, RosterFile
from tests.exchange.rosters import roster_file

AS_RECORDED = "3ea71172b19a85c4f686a954397b45f17732d4034b31f06ddf531395e155a7c1"


def recorded() -> RosterFile:
    """The usual roster under a case hash of its own, so that no change of cases is seen here."""
    return roster_file().model_copy(update={"case_hash": "0" * 64})


def test_the_hash_of_a_roster_is_the_recorded_one() -> None:
    assert roster_hash(recorded()) == AS_RECORDED


def test_every_field_of_a_roster_is_in_it_where_it_says_anything() -> None:
    full = recorded()
    for name in Roster.model_fields:
        if getattr(full.roster, name):
            emptied = full.model_copy(update={"roster": full.roster.model_copy(update={name: ()})})
            assert roster_hash(emptied) != roster_hash(full)


def test_the_proof_is_not_in_it() -> None:
    full = recorded()
    assert roster_hash(full.model_copy(update={"proof": full.proof.model_copy(update={"seconds": 9.0})})) == roster_hash(full)
