"""Beds: of the duty room for overnight covers at a station, of the town flats for requested nights off."""

from collections import defaultdict

from models.organisation import Sex
from models.roster import Source
from scheduler.formulation.facts import DAY_MINUTES
from scheduler.formulation.model import Model
from scheduler.program.affine import Affine, of, total


def constrain(model: Model) -> None:
    _limit_duty_rooms(model)
    _limit_town_beds(model)


def _limit_duty_rooms(model: Model) -> None:
    overnight: dict[tuple[str, int], list[int]] = defaultdict(list)
    given: dict[tuple[str, int], list[Affine]] = defaultdict(list)
    for starts in (starts for days in model.starts.values() for starts in days.values()):
        for start in starts:
            if start.source is Source.COVER and start.end > (start.day + 1) * DAY_MINUTES:
                if start.decided:
                    overnight[start.station, start.day].append(start.amount.terms[0][0])
                else:
                    given[start.station, start.day].append(start.amount)
    for (station, day), variables in overnight.items():
        beds = model.instance.units[station].duty_room_beds
        if beds is not None:
            decided, known = [of(var) for var in variables], given[station, day]
            model.program.cap_beside(total([*decided, *known]), decided, len(known), beds)


def _limit_town_beds(model: Model) -> None:
    units = model.instance.units.values()
    beds = sum(unit.town_beds or 0 for unit in units)
    of_women = sum(unit.town_beds_women or 0 for unit in units)
    of_men = sum(unit.town_beds or 0 for unit in units if unit.town_beds_women is not None) - of_women
    by_night: dict[int, list[int]] = defaultdict(list)
    by_sex: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for (officer, night), var in model.beds.items():
        by_night[night].append(var)
        by_sex[night, model.instance.officers[officer].sex is Sex.FEMALE].append(var)
        for start in model.starts_on(officer, night):
            if start.end > (night + 1) * DAY_MINUTES:
                model.program.at_most(start.amount.plus(of(var)), 1)
    for variables in by_night.values():
        _share(model, variables, beds)
    for (_, are_women), variables in by_sex.items():
        _share(model, variables, beds - (of_men if are_women else of_women))


def _share(model: Model, guests: list[int], beds: int) -> None:
    if len(guests) > beds:
        model.program.at_most(total(of(var) for var in guests), beds)
