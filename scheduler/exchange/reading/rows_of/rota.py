"""轮班模式 to rotas: a row per team of a cycle, one row for a rota by day kind."""

from models.duty import CalendarRota, CycleRota, Team
from models.words import say
from scheduler.exchange.reading.cells.cells import DAY_OFF
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.rows import Row

DAYS = ("working", "rest", "holiday")


def take_rotas(draft: Draft) -> None:
    cycles: dict[str, list[Row]] = {}
    for row in draft.sheets.rows["rotas"]:
        rota = row.get("id")
        for key in DAYS:
            if row.get(key) in DAY_OFF:
                row.values[key] = None
        if rota and (row.get("cycle") is not None or rota in cycles):
            cycles.setdefault(rota, []).append(row)
        else:
            draft.take("calendar_rotas", CalendarRota, row, {key: row.get(key) for key in ("id", *DAYS)})
    for rota, rows in cycles.items():
        _take_cycle(draft, rota, rows)


def _take_cycle(draft: Draft, rota: str, rows: list[Row]) -> None:
    head = rows[0]
    if head.get("anchor") is None and "anchor" not in head.bad:
        draft.faults.append(head.fault("anchor", say("rotas.no_anchor", rota=rota), say("cells.date")))
    for row in rows:
        for key in ("cycle", "anchor"):
            if row.get(key) is not None and head.get(key) is not None and row.values[key] != head.values[key]:
                draft.faults.append(
                    row.fault(
                        key, say("rotas.differs", column=row.sheet.by_key[key].title, number=head.number), say("units.as_first")
                    )
                )
        if row.get("team") and row.get("place") is None and "place" not in row.bad:
            draft.faults.append(row.fault("place", say("rotas.no_place", team=row.values["team"]), say("rotas.from_one")))
        _refuse_place(draft, row, len(head.get("cycle") or ()))
    _refuse_repeated(draft, rows)
    if any(row.bad for row in rows):
        head.bad.setdefault("rows", None)
        draft.take("calendar_rotas", CalendarRota, head, {"id": rota})
        return
    teams = tuple(Team(id=row.values["team"], place=row.values["place"] - 1) for row in rows if row.get("team"))
    values = {"id": rota, "cycle": head.get("cycle"), "anchor": head.get("anchor"), "teams": teams}
    draft.take("cycle_rotas", CycleRota, head, values, {"teams": "place"})


def _refuse_place(draft: Draft, row: Row, length: int) -> None:
    place = row.get("place")
    if place and length and place > length:
        draft.faults.append(
            row.fault("place", say("rotas.beyond", place=place, length=length), say("rotas.places", length=length))
        )


def _refuse_repeated(draft: Draft, rows: list[Row]) -> None:
    seen: set[str] = set()
    for row in rows:
        team = row.get("team")
        if team in seen:
            draft.faults.append(row.fault("team", say("rotas.team_twice", team=team), say("rotas.one_row")))
        seen |= {team} if team else set()
