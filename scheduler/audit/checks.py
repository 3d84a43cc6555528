"""Every rule's check by its name, and those of them that the givens alone may exceed."""

from collections.abc import Callable, Iterator

from models.findings import Finding

from .facts import Facts
from .rules import (
    admitted_rung,
    available,
    category,
    commitments,
    consecutive_days,
    days_off,
    donor_floor,
    female_presence,
    layer_share,
    leave_capacity,
    load,
    lodging,
    max_away,
    notice,
    one_duty,
    pins,
    qualified,
    rest,
    restricted,
    rota,
    shift_sequence,
    stint,
    sworn_lead,
    together_apart,
)
from .sheet import Sheet

Check = Callable[[Facts, Sheet], Iterator[Finding]]

RULES: dict[str, Check] = {
    "qualified": qualified.check,
    "category": category.check,
    "available": available.check,
    "restricted": restricted.check,
    "admitted_rung": admitted_rung.check,
    "notice": notice.check,
    "one_duty": one_duty.check,
    "rest": rest.check,
    "shift_sequence": shift_sequence.check,
    "consecutive_days": consecutive_days.check,
    "days_off": days_off.check,
    "stint": stint.check,
    "rota": rota.check,
    "commitments": commitments.check,
    "load": load.check,
    "sworn_lead": sworn_lead.check,
    "donor_floor": donor_floor.check,
    "max_away": max_away.check,
    "leave_capacity": leave_capacity.check,
    "lodging": lodging.check,
    "together_apart": together_apart.check,
    "female_presence": female_presence.check,
    "layer_share": layer_share.check,
    "pins": pins.check,
}

GIVENS: dict[str, Check] = {
    "qualified": qualified.givens,
    "category": category.givens,
    "restricted": restricted.givens,
    "rest": rest.givens,
    "shift_sequence": shift_sequence.givens,
    "consecutive_days": consecutive_days.givens,
    "days_off": days_off.givens,
    "load": load.givens,
    "donor_floor": donor_floor.givens,
    "leave_capacity": leave_capacity.givens,
}
