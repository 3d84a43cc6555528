"""Wishes not met, and beds asked for but neither granted nor unneeded."""

from models.leave import Wish, WishKind

from ..facts import Facts
from ..rules.lodging import has_overnight
from ..sheet import Sheet


def value(facts: Facts, sheet: Sheet) -> int:
    beds = sum(night not in sheet.beds and not has_overnight(sheet, *night) for night in facts.bed_nights)
    return sum(_cost(facts, sheet, wish) for wish in facts.case.wishes) + beds


def _cost(facts: Facts, sheet: Sheet, wish: Wish) -> int:
    first, last = facts.span(wish.first, wish.last)
    wanted = (wish.station, wish.post, wish.shift)
    met = sum(
        work.chosen
        and first <= work.duty.day <= last
        and all(field is None or field == has for field, has in zip(wanted, work.duty[:3], strict=True))
        for work in sheet.works.get(wish.officer, ())
    )
    return wish.weight * (met if wish.kind is WishKind.OFF else met == 0)
