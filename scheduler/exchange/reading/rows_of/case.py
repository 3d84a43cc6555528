"""Every row of a case as a noun, and what is odd about them."""

from models.policy import Policy
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.granted_leave import take_granted
from scheduler.exchange.reading.naming.names import resolve
from scheduler.exchange.reading.rows_of.duty import note_repeated, take_posts, take_shifts
from scheduler.exchange.reading.rows_of.existing_roster import read_grids, take_base_roster
from scheduler.exchange.reading.rows_of.history import check_history, take_requests, take_services
from scheduler.exchange.reading.rows_of.leave import note_kinds, resolve_requests, take_leave
from scheduler.exchange.reading.rows_of.limits import settle_limits
from scheduler.exchange.reading.rows_of.past_roster import take_past_roster
from scheduler.exchange.reading.rows_of.people import note_oddities, take_officers, take_qualifications
from scheduler.exchange.reading.rows_of.pins import take_pins
from scheduler.exchange.reading.rows_of.rota import take_rotas
from scheduler.exchange.reading.rows_of.unit import take_units
from scheduler.exchange.sheets import SHEETS
from scheduler.ledger.granted import GrantedLeave


def take_rows(draft: Draft) -> list[GrantedLeave]:
    """Every row as a noun, in the order in which they build on each other; the leave that 期初 grants."""
    names = resolve(draft)
    read_grids(draft, names)
    take_units(draft, names.units)
    take_rotas(draft)
    take_officers(draft)
    take_qualifications(draft)
    take_services(draft)
    take_shifts(draft)
    take_base_roster(draft)
    take_past_roster(draft)
    take_posts(draft)
    take_requests(draft)
    take_leave(draft)
    granted = take_granted(draft)
    resolve_requests(draft, names)
    settle_limits(draft)
    for sheet in SHEETS:
        if sheet.noun:
            for row in draft.sheets.rows[sheet.key]:
                draft.take(sheet.key, sheet.noun, row, row.values)
    take_pins(draft)
    return granted


def note_all_oddities(draft: Draft, policy: Policy) -> None:
    note_kinds(draft, policy)
    note_repeated(draft)
    note_oddities(draft)
    check_history(draft, policy)
