"""Who could step in on the duty of a cell, for a page: ranked, and those who are passed over by what is in the way."""

from typing import NamedTuple

from models.words import say
from scheduler.jobs.board.asked_for import Of, Place
from scheduler.jobs.board.cell_story import NoSuchCell, duty_of, line_of
from scheduler.jobs.board.open_roster import OpenRoster
from scheduler.publishing.stand_in_text import crew_line, grouped, list_title, members, obstacle_title, price
from scheduler.publishing.standing_in import StandingIn


class Able(NamedTuple):
    """`officer` is as shown, `id` for an edit."""

    officer: str
    price: str
    id: str


class Passed(NamedTuple):
    """Those whom the same thing keeps away, in lines."""

    obstacle: str
    people: int
    lines: tuple[str, ...]


class SteppingIn(NamedTuple):
    """`duty` is the key of its row."""

    duty: str
    title: str
    crew: str
    need: str
    able: tuple[Able, ...]
    passed_over: tuple[Passed, ...]


def stepping_in(opened: OpenRoster, place: Place, instead_of: str = "") -> SteppingIn:
    """On a duty; in an officer's place on the officer's first duty of the date. Raises `NoSuchCell` and `NoSuchDuty`."""
    view = opened.view
    if place.of is Of.OFFICERS:
        line = line_of(opened, place)
        works = [work for work in view.works_on(line.id, place.date) if not work.is_stay]
        if not works:
            raise NoSuchCell(say("board.cell.no_duty"))
        standing = StandingIn(view, works[0].duty, line.id)
    else:
        standing = StandingIn(view, view.duty(*duty_of(opened, place)), instead_of or None)
    known = standing.all()
    return SteppingIn(
        "/".join((known.station, known.post, known.shift)),
        list_title(view, known),
        crew_line(view, standing.duty),
        _need(standing),
        tuple(Able(view.named(view.facts.lines[row.officer]), price(view, row), row.officer) for row in known.able),
        tuple(
            Passed(obstacle_title(view, obstacle), len(rows), tuple(members(view, rows)))
            for obstacle, rows in grouped(known.passed_over).items()
        ),
    )


def _need(standing: StandingIn) -> str:
    need = standing.view.facts.needs[standing.duty]
    return say("board.cell.need", minimum=need.minimum, target=need.target)
