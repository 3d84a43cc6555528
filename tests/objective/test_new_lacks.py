"""`new_lacks` (level 0a): officers missing below the minimum beyond those that were missing as published."""

from scheduler.audit import audit
from tests.cases import day, seat
from tests.publishing.events.absent import DAY, NIGHT, ill, published, replanned
from tests.twins import optimum, term_values


def test_what_was_missing_before_is_no_new_lack() -> None:
    """The nights were short as published, and stay so in the window."""
    case = replanned(ill(1, 1), day(1), demands=(seat(DAY), seat(NIGHT))).case
    levels = audit(case, optimum(case).roster).levels
    assert levels["0a"] == 0
    assert levels[1] >= 3


def test_each_officer_missing_counts() -> None:
    assert term_values(replanned(ill(1, 1), day(1), days=3, only=("A03", "C01")).case, "new_lacks") == {0, 1}


def test_nobody_fit_is_named_and_held() -> None:
    case = replanned(ill(1, 2), day(1), only=("A03",)).case
    assert audit(case, optimum(case).roster).levels["0a"] == 2


def test_without_a_replan_it_is_no_level() -> None:
    file = published()
    assert "0a" not in audit(file.case, file.roster).levels
