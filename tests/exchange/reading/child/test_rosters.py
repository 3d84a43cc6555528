"""Rosters of our own that are large: they are read back under the limits that hold for all files."""

from datetime import timedelta
from pathlib import Path

from models.case_hash import case_hash
from models.demand import HistoryCount, Service
from models.roster import Proof, Roster, RosterFile, Status, StoppedBy
from scheduler.exchange.reading.roster_file import read_roster, write_roster_json
from tests.cases import LONGQIAO, START, tiny_case

DAYS = 45_000


def test_a_roster_with_its_plan_and_what_it_was_before_is_read(tmp_path: Path) -> None:
    """As JSON of some eight megabytes, like a replanned roster of 264 officers over 62 days."""
    past = (START - timedelta(number) for number in range(1, DAYS))
    service = Service(id="户籍", post="户籍窗口", shift="白", method="counter", minutes=12)
    history = tuple(HistoryCount(station=LONGQIAO, service=service.id, date=on, count=1) for on in past)
    case = tiny_case(services=(service,), history=history)
    proof = Proof(status=Status.FEASIBLE, stopped_by=StoppedBy.TIME_LIMIT)
    before = RosterFile(case=case, case_hash=case_hash(case), roster=Roster(), proof=proof)
    file = before.model_copy(update={"base": before, "plan": Roster()})
    path = tmp_path / "改排.json"
    write_roster_json(path, file)
    assert path.stat().st_size > 5_000_000
    assert read_roster(path) == file
