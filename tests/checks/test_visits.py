"""A visit that given leave leaves no room for is named before solving."""

import pytest

from models.leave import Commitment
from models.organisation import Secondment
from scheduler.checks.warnings import WarningKind, warnings
from tests.cases import LONGQIAO, day, tiny_case
from tests.checks.test_warnings import QUIET, approved


def told(days: int, **fields: object) -> list[str]:
    visit = Commitment(officer="C01", first=day(0), last=day(9), days=days, station=LONGQIAO)
    case = tiny_case(**{"demands": QUIET, "only": ["C01"], "commitments": (visit,)} | fields)
    return [warning.sentence for warning in warnings(case) if warning.kind is WarningKind.VISITS]


@pytest.mark.parametrize(("days", "count"), [(3, 0), (4, 1)])
def test_leave_in_the_midst_leaves_three_dates(days: int, count: int) -> None:
    sentences = told(days, leave=(approved("C01", day(3), day(4)),))
    assert len(sentences) == count
    for sentence in sentences:
        assert sentence == "警员C01 7月22日至7月28日去龙桥所的下沉事项（4 天）排不下：其间已准休假或借出局外"


def test_dates_outside_the_bureau_do_the_same() -> None:
    lent = (Secondment(officer="C01", unit=None, first=day(1), last=day(6)),)
    assert (len(told(1, secondments=lent)), len(told(2, secondments=lent))) == (0, 1)


def test_of_a_visit_of_another_horizon_nothing_is_told() -> None:
    assert told(8) == []
