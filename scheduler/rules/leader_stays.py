"""Leaders' stays at stations: each leader's share and each station's, what lacks of them counts; never two leaders on a night.

Stays are wanted spread over the phase, at paired stations, and not on meeting days.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from models.organisation import Category
from models.records.stay import StayTime
from models.roster import Source
from scheduler.formulation.decisions import Candidate
from scheduler.formulation.facts import Line
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.parts.stay_phases import PhaseFacts
from scheduler.program.affine import Affine, count

Stay = tuple[Candidate, int]
"""A possible stay and its variable."""


def constrain(model: Model) -> None:
    stays = [pair for pair in zip(model.candidates, model.x, strict=True) if pair[0].source is Source.STAY]
    for phase in model.instance.phases.all:
        here = [pair for pair in stays if pair[0].duty.day in phase.days]
        _keep_nights_apart(model, phase, here)
        _ask_of_leaders(model, phase, here)
        _ask_for_stations(model, phase, here)
    _price_places(model, stays)


def _keep_nights_apart(model: Model, phase: PhaseFacts, stays: list[Stay]) -> None:
    nights: dict[tuple[str, int], list[int]] = defaultdict(list)
    for stay, var in _by_night(phase, stays):
        nights[stay.duty.station, stay.duty.day].append(var)
    for variables in nights.values():
        if len(variables) > 1:
            model.program.at_most(count(variables), 1)


def _by_night(phase: PhaseFacts, stays: Iterable[Stay]) -> list[Stay]:
    return [pair for pair in stays if pair[0].duty.shift is phase.shifts[StayTime.NIGHT]]


def _ask_of_leaders(model: Model, phase: PhaseFacts, stays: list[Stay]) -> None:
    for leader in _leaders(model.instance, phase):
        own = [pair for pair in stays if pair[0].officer == leader]
        missing = [_missing(model, own, phase.leader_stays), _missing(model, _by_night(phase, own), phase.nights)]
        model.penalise("leader_stays", leader, missing)
        if model.instance.policy.on("leader_stays.spread"):
            model.penalise("leader_stays.spread", leader, _crowded(model, phase, own, phase.leader_stays))


def _leaders(instance: Instance, phase: PhaseFacts) -> list[int]:
    """Leaders who are at headquarters on some day of the phase."""
    return [
        index
        for index, officer in enumerate(instance.officers)
        if officer.category is Category.LEADER
        and any(instance.lines.kind_on[index][day] == Line.HEADQUARTERS for day in phase.days)
    ]


def _ask_for_stations(model: Model, phase: PhaseFacts, stays: list[Stay]) -> None:
    at: dict[str, list[Stay]] = {station: [] for station in model.instance.phases.stations}
    for pair in stays:
        at[pair[0].duty.station].append(pair)
    for here in at.values():
        _penalise_station(model, "leader_stays", [_missing(model, here, phase.station_stays)])
        if model.instance.policy.on("leader_stays.spread"):
            _penalise_station(model, "leader_stays.spread", _crowded(model, phase, here, phase.station_stays))


def _penalise_station(model: Model, key: str, parts: Iterable[Affine]) -> None:
    known = list(parts)
    model.terms[key] += known
    model.strict[key] += known


def _missing(model: Model, stays: list[Stay], owed: int) -> Affine:
    present = count(var for _, var in stays)
    return model.program.largest([Affine(owed).minus(present)], 0, owed)


def _crowded(model: Model, phase: PhaseFacts, stays: list[Stay], owed: int) -> Iterator[Affine]:
    """Stays beyond one in each of as many equal parts of the phase as stays are owed."""
    length = len(phase.days)
    for place in range(owed) if owed > 1 else ():
        part = phase.days[place * length // owed : (place + 1) * length // owed]
        variables = [var for stay, var in stays if stay.duty.day in part]
        if len(variables) > 1:
            yield model.program.largest([count(variables).plus(-1)], 0, len(variables) - 1)


def _price_places(model: Model, stays: list[Stay]) -> None:
    """Stays at stations of no own pairing, and on meeting days, by leader."""
    priced: dict[tuple[str, int], list[int]] = defaultdict(list)
    for stay, var in stays:
        if _is_beyond_pairing(model.instance, stay):
            priced["leader_stays.paired", stay.officer].append(var)
        if _meets(model.instance, stay):
            priced["leader_stays.meeting", stay.officer].append(var)
    for (key, leader), variables in priced.items():
        if model.instance.policy.on(key):
            model.penalise(key, leader, [count(variables)])


def _is_beyond_pairing(instance: Instance, stay: Candidate) -> bool:
    """Whether the leader has paired stations on the day, of which this is none."""
    officer, day = stay.officer, stay.duty.day
    own = (instance.officers[officer].id, instance.lines.unit_on[officer][day])
    rows = instance.support.pairings.items()
    paired = {station for (who, station), facts in rows if who in own and any(day in row.days for row in facts)}
    return bool(paired) and stay.duty.station not in paired


def _meets(instance: Instance, stay: Candidate) -> bool:
    unit = instance.units.get(instance.lines.unit_on[stay.officer][stay.duty.day] or "")
    return unit is not None and unit.meeting_weekday == instance.days.date_of(stay.duty.day).weekday()
