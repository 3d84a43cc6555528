"""All sheets of a case, in the order of the template."""

from scheduler.exchange.sheets import business, decisions, duty, people, records
from scheduler.exchange.sheets.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (
    decisions.PARAMETERS,
    people.OFFICERS,
    duty.DEMANDS,
    decisions.LEAVE,
    people.UNITS,
    people.QUALIFICATIONS,
    duty.POSTS,
    duty.SHIFTS,
    duty.ROTAS,
    duty.BASE_ROSTER,
    decisions.OPENING,
    duty.DEMAND_EXCEPTIONS,
    business.HISTORY,
    business.SERVICES,
    business.HOUR_SHARES,
    business.SUPPORT_REQUESTS,
    people.SECONDMENTS,
    people.PAIRINGS,
    people.MUTUAL_AID,
    people.STAY_PHASES,
    decisions.BED_REQUESTS,
    duty.HOLIDAYS,
    people.RESTRICTIONS,
    people.LIMITS,
    decisions.COMMITMENTS,
    decisions.WISHES,
    decisions.PINS,
    decisions.POLICY,
    decisions.PAST_BURDENS,
    records.STAY_RECORDS,
    records.PROBLEMS,
    records.RESULTS,
    decisions.SCENARIOS,
)

BY_KEY: dict[str, Sheet] = {sheet.key: sheet for sheet in SHEETS}
Needed = tuple[tuple[str, ...], ...]
"""Keys of sheets that a file must have; of several together, any."""
NEEDED_TO_SOLVE: Needed = tuple((sheet.key, *filter(None, (sheet.instead,))) for sheet in SHEETS if sheet.required)
NEEDED_OF_STAYS: Needed = (("parameters",), ("officers",), ("stay_records", "problems"))
NEEDED_OF_RESULTS: Needed = (("parameters",), ("officers",), ("results",))
