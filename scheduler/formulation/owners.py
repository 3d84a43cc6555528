"""Whose part of a roster each variable of a program is: an officer's line, a station's own people and duties, or nobody's."""

import numpy as np

from models.organisation import UnitKind
from scheduler.formulation.model import Model
from scheduler.program.arrays import Numbers

SHARED = -1


def officer_of(model: Model) -> Numbers:
    """Per variable of the program the officer whose line it is part of, or `SHARED`."""
    owner = np.full(len(model.program.lower), SHARED)
    defined = {definition.var for definition in model.program.definitions}
    for candidate, var in zip(model.candidates, model.x, strict=True):
        owner[var] = candidate.officer
    for (officer, _), stay in model.stays.items():
        owner[list(stay.on.values())] = officer
    for leave, refused, options in model.leave.requests():
        owner[[refused, *options]] = leave.officer
    for (officer, _), starts in model.base.items():
        owner[[var for start in starts for var, _ in start.amount.terms if var not in defined]] = officer
    for (officer, _), bed in model.beds.items():
        owner[bed] = officer
    for visit in model.visits:
        owner[list(visit.options.values())] = visit.officer
    for definition in model.program.definitions:
        owners = {int(owner[var]) for piece in definition.pieces for var, _ in piece.terms}
        owner[definition.var] = owners.pop() if len(owners) == 1 else SHARED
    return owner


def station_of(model: Model, officer: Numbers) -> Numbers:
    """Per variable of the program the number of the station whose officers' lines or whose duties it speaks of, or `SHARED`.

    `officer` is what `officer_of` gives.
    """
    instance = model.instance
    stations = [unit.id for unit in instance.case.units if unit.kind is UnitKind.STATION]
    number = {station: place for place, station in enumerate(stations)}
    home = np.array([*(number.get(member.unit, SHARED) for member in instance.officers), SHARED])
    station_of_var = home[officer]
    for lacks in (model.short, model.below_target, model.surplus):
        for duty, lack in lacks.items():
            station_of_var[[var for var, _ in lack.terms if officer[var] == SHARED]] = number[instance.duties.all[duty].station]
    for definition in model.program.definitions:
        if station_of_var[definition.var] == SHARED:
            homes = {int(station_of_var[var]) for piece in definition.pieces for var, _ in piece.terms}
            station_of_var[definition.var] = homes.pop() if len(homes) == 1 else SHARED
    return station_of_var
