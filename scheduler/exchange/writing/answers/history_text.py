"""Versions of the ledger as a planner reads them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from models.events.event import Event
from models.publishing.difference import CellChange
from models.publishing.version import Told, Version
from models.words import listed, say
from scheduler.exchange.writing.answers.difference_text import both_texts
from scheduler.exchange.writing.paper.text import case_title, days


def version_line(version: Version) -> str:
    """第 3 版　2024-07-24 15:02　指挥中心　城厢分局2024年暑期，2024-07-01 至 2024-08-31　替代第 2 版　说明"""
    parts = [
        say("ledger.version", number=version.number),
        f"{version.published_at.astimezone():%Y-%m-%d %H:%M}",
        version.author or say("versions.nobody"),
        say("versions.period", title=case_title(version.title), first=version.first, last=version.last),
        say("versions.supersedes", number=version.supersedes) if version.supersedes else say("versions.first"),
        version.note,
    ]
    return say("versions.gap").join(filter(None, parts))


def history_lines(
    versions: Sequence[Version], told: Sequence[Told], events: Mapping[int, Sequence[Event]], with_cells: bool
) -> Iterator[str]:
    """Oldest first, each with whom it told something new; and what, where that was asked."""
    by_version: dict[int, list[Told]] = defaultdict(list)
    for cell in told:
        by_version[cell.version].append(cell)
    for version in versions:
        cells = by_version[version.number]
        yield version_line(version)
        yield from (f"  {event_line(event)}" for event in events.get(version.number, ()))
        if with_cells:
            yield from (f"  {_cell(cell)}" for cell in cells)
        elif cells:
            yield f"  {_people(cells)}"


def event_line(event: Event) -> str:
    """因病缺勤 龙桥07 7月25日至28日　发热　值班长"""
    about = listed(filter(None, (event.officer, event.other)))
    duty = "/".join(filter(None, (event.station, event.post, event.shift)))
    span = days(event.first, event.last or event.first) + (say("versions.open_end") if event.has_open_end else "")
    what = " ".join(filter(None, (say(f"events.kind.{event.kind}"), about, duty, span)))
    return say("versions.gap").join(filter(None, (what, event.text, event.author)))


def _people(cells: Sequence[Told]) -> str:
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for cell in cells:
        counted[cell.unit, cell.name] += 1
    names = listed(say("versions.person", unit=unit, name=name, cells=count) for (unit, name), count in counted.items())
    return say("versions.people", people=len(counted), cells=len(cells), names=names)


def _cell(cell: Told) -> str:
    before, after = both_texts(CellChange(date=cell.date, before=cell.before, after=cell.after))
    who = {"unit": cell.unit, "name": cell.name, "officer": cell.officer}
    return say("versions.cell", **who, date=days(cell.date, cell.date), before=before, after=after)
