"""岗位 and 班次 to posts and shifts, and the built-in ones where the sheets name what they do not describe."""

from models.duty import Post, Shift
from models.organisation import StayPhase
from models.words import listed, say
from scheduler.exchange.reading import builtin
from scheduler.exchange.reading.cells.typed import DAY_MINUTES
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.rows import Row

SAME_DUTIES = {"station": "", "post": "", "shift": "", "days": "every", "first": None, "last": None}
"""What tells a row of 需求 from another, with what a blank cell means."""


def take_shifts(draft: Draft) -> None:
    for row in draft.sheets.rows["shifts"]:
        values = {key: value for key, value in row.values.items() if key != "span"}
        if row.get("span"):
            values |= _clock(draft, row)
        draft.take("shifts", Shift, row, values, {"start": "span"})
    known = draft.ids("shifts")
    used = [shift for shift in _used(draft, "shifts") if shift in builtin.SHIFTS and shift not in known]
    for shift in used:
        draft.put("shifts", builtin.SHIFTS[shift])
    if used:
        draft.defaults.append(
            say("duties.built_in_shifts", shifts=listed(map(_described, (builtin.SHIFTS[shift] for shift in used))))
        )


def note_repeated(draft: Draft) -> None:
    """Rows of 需求 about the same duties on the same dates: the later holds, which a planner may not have meant."""
    known: dict[tuple[object, ...], Row] = {}
    for row in draft.sheets.rows["demands"]:
        key = tuple(row.get(name) or default for name, default in SAME_DUTIES.items())
        earlier = known.get(key)
        if earlier is not None:
            place = "/".join(str(row.get(name)) for name in ("station", "post", "shift"))
            draft.defaults.append(say("duties.repeated", name=row.name, row=row.number, earlier=earlier.number, place=place))
        known[key] = row


def _clock(draft: Draft, row: Row) -> dict[str, object]:
    start, length = row.values["span"]
    typed = row.get("minutes")
    if length is None and typed is None and "minutes" not in row.bad:
        draft.faults.append(row.fault("span", say("duties.no_end"), say("duties.give_end")))
    if length and typed and length != typed:
        draft.faults.append(
            row.fault("minutes", say("duties.minutes_differ", typed=typed, length=length), say("duties.one_of_both"))
        )
    minutes = length or typed
    crosses = minutes is not None and start.hour * 60 + start.minute + minutes > DAY_MINUTES
    night = row.get("night")
    if night is None and "night" not in row.bad:
        night = crosses and row.get("kind") != "standby"
        if night:
            draft.defaults.append(say("duties.over_midnight", shift=row.get("id")))
    return {"start": start, "minutes": minutes, "night": bool(night)}


def _described(shift: Shift) -> str:
    end = shift.start.hour * 60 + shift.start.minute + shift.minutes
    day = say("clock.next_day") if end > DAY_MINUTES else ""
    return say("duties.shift", shift=shift.id, start=shift.start, day=day, end_hour=end % DAY_MINUTES // 60, end_minute=end % 60)


def take_posts(draft: Draft) -> None:
    for row in draft.sheets.rows["posts"]:
        draft.take("posts", Post, row, row.values)
    known = draft.ids("posts") | draft.hidden.get("posts", set())
    demanded = {
        row.values["post"]
        for key in ("demands", "demand_exceptions", "services")
        for row in draft.sheets.rows[key]
        if row.get("post")
    }
    for post in _used(draft, "posts"):
        if post not in known and (post in builtin.POSTS or post in demanded):
            described = builtin.POSTS.get(post) or Post(id=post)
            draft.put("posts", described)
            draft.defaults.append(say("duties.post", post=post, requirements=_requirements(described)))


def _requirements(post: Post) -> str:
    words = {"head": say("category.head"), "constable": say("category.constable"), "auxiliary": say("category.auxiliary")}
    parts = [
        say("duties.skill", skill=post.skill) if post.skill else say("duties.no_skill"),
        listed(words[category] for category in post.categories),
    ]
    return say("join.comma").join(parts + ([say("duties.crew", crew=post.crew)] if post.sworn_lead else []))


def _used(draft: Draft, target: str) -> list[str]:
    """Ids typed anywhere in columns that refer to a sheet, and those of the rotas, in order of appearance."""
    used: dict[str, None] = {}
    for rows in draft.sheets.rows.values():
        for row in rows:
            for column in row.sheet.columns:
                if column.refers == target and row.get(column.key) is not None:
                    value = row.values[column.key]
                    used |= dict.fromkeys(item for item in (value if isinstance(value, tuple) else (value,)) if item)
    used |= {getattr(service, target.removesuffix("s")): None for service in draft.parts.get("services", [])}
    if target == "shifts":
        used |= {rota.working: None for rota in draft.parts.get("calendar_rotas", []) if getattr(rota, "working", None)}
        phases, parts = draft.sheets.rows["stay_phases"], ("day_shift", "night_shift")
        used |= {StayPhase.model_fields[part].default: None for row in phases for part in parts if row.get(part) is None}
    return list(used)
