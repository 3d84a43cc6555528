"""Level 6: the distance class of each new stint."""

from scheduler.formulation.model import Model


def count(model: Model) -> None:
    instance = model.instance
    for stay in model.stays.values():
        for day, begins in stay.first.items():
            unit = instance.lines.unit_on[stay.officer][day]
            distance = max(instance.units[unit].zone if unit else 0, instance.units[stay.station].zone)
            if distance:
                model.terms["travel"].append(begins.times(distance))
