"""A case in an order of its own, so that the order of its rows steers nothing."""

from models.base import Noun
from models.case import Case
from models.duty import DemandException
from models.policy import Policy, default_rows
from scheduler.formulation.instance import Instance

MEANINGFUL = ("demands", "demand_exceptions")
"""Sheets in which a later row may win over an earlier one."""


def canonical(case: Case) -> Case:
    """The same case with sorted sheets; demand is spelt out by date, because there the order of rows has a meaning."""
    sheets = {name: value for name in Case.model_fields if isinstance(value := getattr(case, name), tuple)}
    ordered = {name: tuple(sorted(rows, key=Noun.model_dump_json)) for name, rows in sheets.items() if name not in MEANINGFUL}
    return case.model_copy(
        update={**ordered, "demands": (), "demand_exceptions": _demand_by_date(case), "policy": _ordered(case.policy)}
    )


def _demand_by_date(case: Case) -> tuple[DemandException, ...]:
    instance = Instance(case)
    rows = [
        DemandException(
            station=duty.station,
            post=duty.post.id,
            shift=duty.shift.id,
            date=instance.days.date_of(duty.day),
            minimum=duty.minimum,
            target=duty.target,
            weight=duty.weight,
            surplus_weight=duty.surplus_weight,
            urgent=duty.urgent,
        )
        for duty in instance.duties.all
    ]
    return tuple(sorted(rows, key=lambda row: (row.station, row.post, row.shift, row.date)))


def _ordered(policy: Policy) -> Policy:
    places = {row.key: place for place, row in enumerate(default_rows())}
    return policy.model_copy(
        update={"rows": tuple(sorted(policy.rows, key=lambda row: (places.get(row.key, len(places)), row.key)))}
    )
