"""Where each row and column of a sheet stands now that others may have sorted it, inserted into it or deleted from it."""

from collections import Counter, defaultdict, deque
from collections.abc import Container, Sequence
from typing import Any, NamedTuple

from scheduler.exchange.sheets.written import COMPUTED, Block, WrittenSheet
from scheduler.exchange.working.edits.same_cell import key

ALIKE = 0.5
"""The share of a row's cells that makes it the same row with some of them changed."""
COMPARISONS = 200_000
"""So many pairs of rows are compared for likeness; beyond it their order decides."""

COMPUTED_LABELS = (0, 1)
"""The columns by which a row of formulas is known."""

Keys = tuple[str, ...]


class Matched(NamedTuple):
    """Rows and columns as written, each with its place now; None for what is gone. `rest` are rows now that are ours no more."""

    rows: dict[int, int | None]
    columns: dict[int, int | None]
    rest: tuple[int, ...]


def matched(sheet: WrittenSheet, blocks: Sequence[Block], now: Sequence[Sequence[Any]]) -> Matched:
    written_keys = [tuple(key(cell) for cell in row) for row in sheet.rows]
    now_keys = [tuple(key(cell) for cell in row) for row in now]
    columns = _columns(written_keys, now_keys)
    there = [(at, place) for at, place in columns.items() if place is not None]
    aligned = [tuple(_at(row, place) for _, place in there) for row in now_keys]
    wanted = [tuple(_at(row, at) for at, _ in there) for row in written_keys]
    place_of = {at: place for place, (at, _) in enumerate(there)}
    known = [*(_labelled(block, place_of) for block in blocks), _computed(sheet, place_of)]
    rows = _by_key(wanted, aligned, known)
    _by_likeness(wanted, aligned, rows)
    taken = set(rows.values())
    rest = tuple(at for at, row in enumerate(now_keys) if at not in taken and any(row))
    return Matched({at: rows.get(at) for at, row in enumerate(wanted) if at in rows or any(row)}, columns, rest)


def is_renamed(sheet: WrittenSheet, now: Sequence[Sequence[Any]]) -> bool:
    """Whether a sheet of another name holds most of what was written in this."""
    cells = [(at, place, text) for at, row in enumerate(sheet.rows) for place, cell in enumerate(row) if (text := key(cell))]
    same = sum(at < len(now) and place < len(now[at]) and key(now[at][place]) == text for at, place, text in cells)
    return bool(cells) and same >= ALIKE * len(cells)


def _columns(written: list[Keys], now: list[Keys]) -> dict[int, int | None]:
    """By the row with the most different cells, which holds the headings or dates."""
    width = max(map(len, written), default=0)
    top = max(range(len(written)), key=lambda at: len(set(written[at]) - {""}), default=0)
    heads = written[top] if written else ()
    wanted = Counter(filter(None, heads))
    line = max(range(len(now)), key=lambda at: ((wanted & Counter(now[at])).total(), at == top), default=None)
    if line is None or (wanted & Counter(now[line])).total() < ALIKE * wanted.total() or _begins(now[line], heads):
        return {at: at for at in range(width)}
    return _in_order([_at(heads, at) for at in range(width)], now[line])


def _begins(row: Keys, heads: Keys) -> bool:
    return row[: len(heads)] == heads


def _in_order(heads: Sequence[str], row: Keys) -> dict[int, int | None]:
    """By heading; a column without one, or with another than was written, stands beside its neighbour."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, text in enumerate(row):
        places[text].append(at)
    kept: dict[int, int | None] = {}
    for at, text in enumerate(heads):
        if text and places[text]:
            place = at if at in places[text] else places[text][0]
            kept[at] = place
            places[text].remove(place)
    known = set(heads) - {""}
    for at in range(len(heads)):
        if at not in kept:
            before = kept.get(at - 1, -1) if at else -1
            beside = None if before is None else before + 1
            is_ours = beside is not None and beside not in kept.values() and _at(row, beside) not in known
            kept[at] = beside if is_ours else None
    return kept


def _labelled(block: Block, place_of: dict[int, int]) -> tuple[Container[int], tuple[int, ...]]:
    """The rows of a block and where the cells stand by which they are known; none where such a column is gone."""
    labels = tuple(place_of[at] for at in block.labels if at in place_of)
    return range(block.top, block.top + len(block.rows)), labels if len(labels) == len(block.labels) else ()


def _computed(sheet: WrittenSheet, place_of: dict[int, int]) -> tuple[Container[int], tuple[int, ...]]:
    """The rows with formulas, whose numbers may be others now, and where the cells stand by which they are known."""
    rows = {at for at, row in enumerate(sheet.rows) if COMPUTED in row}
    return rows, tuple(place_of[at] for at in COMPUTED_LABELS if at in place_of) if rows else ()


def _by_key(wanted: list[Keys], now: list[Keys], blocks: list[tuple[Container[int], tuple[int, ...]]]) -> dict[int, int]:
    """Rows of a block by their labels, others by all their cells; one that still stands in its place first."""
    waiting: dict[tuple[int, Keys], deque[int]] = defaultdict(deque)
    for at, row in enumerate(wanted):
        number, labels = next(((n, labels) for n, (rows, labels) in enumerate(blocks) if at in rows and labels), (-1, ()))
        keys = tuple(row[place] for place in labels) if labels else row
        if any(keys):
            waiting[number, keys].append(at)
    kept: dict[int, int] = {}
    order = sorted(range(len(now)), key=lambda at: at >= len(wanted) or now[at] != wanted[at])
    for at in order:
        row = now[at]
        ways = [(number, tuple(row[place] for place in labels)) for number, (_, labels) in enumerate(blocks) if labels]
        for way in (*ways, (-1, row)):
            if waiting.get(way):
                same = at if at in waiting[way] else waiting[way][0]
                waiting[way].remove(same)
                kept[same] = at
                break
    return kept


def _by_likeness(wanted: list[Keys], now: list[Keys], kept: dict[int, int]) -> None:
    """What is left by likeness, else by standing where it did between the same neighbours."""
    lost = [at for at, row in enumerate(wanted) if at not in kept and any(row)]
    taken = set(kept.values())
    rest = [at for at, row in enumerate(now) if at not in taken and any(row)]
    if len(lost) * len(rest) <= COMPARISONS:
        pairs = ((_likeness(wanted[at], now[other]), -abs(other - at), at, other) for at in lost for other in rest)
        for _, _, at, other in sorted((pair for pair in pairs if pair[0] >= ALIKE), reverse=True):
            if at not in kept and other in rest:
                kept[at] = other
                rest.remove(other)
    for at in lost:
        step = _step(kept, at)
        if at not in kept and at + step in rest:
            kept[at] = at + step
            rest.remove(at + step)


def _step(kept: dict[int, int], at: int) -> int:
    """How far the nearest row above has moved."""
    above = max((row for row in kept if row < at), default=None)
    return 0 if above is None else kept[above] - above


def _likeness(row: Keys, other: Keys) -> float:
    filled = [(mine, theirs) for mine, theirs in zip(row, other, strict=True) if mine or theirs]
    return sum(mine == theirs for mine, theirs in filled) / len(filled) if filled else 0.0


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
