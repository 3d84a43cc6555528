"""What is said of a replanned roster's proof says under what it holds."""

from models.findings import AuditReport
from models.publishing.causes import Causes
from models.publishing.difference import Difference
from models.roster import LevelResult, RosterFile
from scheduler.audit import audit
from scheduler.publishing.difference import difference
from scheduler.terminal.lines.replan import replan_lines
from tests.publishing.events.absent import published

NOBODY, AT_THESE_LACKS = "除变动本人外，不必通知任何人，已证明", "缺口能否更少尚未证明"


def lines(lacks: int, least: int) -> list[str]:
    """Of a roster that changes nothing, with so many new lacks and this bound of them."""
    file: RosterFile = published()
    open_before = lacks > least
    levels = (
        LevelResult(level="0a", name="new_lacks", value=lacks, bound=least, gap=lacks - least),
        LevelResult(level="0c", name="changed_officers", value=0, bound=0, gap=0, conditional=open_before),
        LevelResult(level="0d", name="changed_days", value=0, bound=0, gap=0, conditional=open_before),
    )
    replanned = file.model_copy(update={"proof": file.proof.model_copy(update={"levels": levels})})
    report: AuditReport = audit(file.case, file.roster)
    same: Difference = difference((file.case, file.roster), (file.case, file.roster))
    return list(replan_lines(replanned, report, same, Causes(concerned={}, helping={}, indirect={})))


def test_with_the_lacks_closed_the_number_is_proven() -> None:
    said = lines(1, 1)
    assert said[-1] == NOBODY
    assert not any(AT_THESE_LACKS in line for line in said)


def test_with_lacks_open_the_number_holds_for_these_alone() -> None:
    assert [AT_THESE_LACKS in line for line in lines(1, 0)[-2:]] == [True, False]
