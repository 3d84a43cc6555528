"""Who may be decided onto which duty, and by which rung."""

from models.organisation import Category, RestrictionKind, UnitKind
from models.roster import Source
from tests.third.world import Key, World

SWORN = {Category.LEADER, Category.HEAD, Category.CONSTABLE}


def fits(world: World, officer: str, post: str, day: int) -> bool:
    """Skill and category."""
    return _qualified(world, officer, post, day) and _of_category(world, officer, post)


def _qualified(world: World, officer: str, post: str, day: int) -> bool:
    skill = world.posts[post].skill
    return not world.on("qualified") or skill is None or world.holds(officer, skill, day)


def _of_category(world: World, officer: str, post: str) -> bool:
    if not world.on("category"):
        return True
    own, listed = world.officers[officer].category, set(world.posts[post].categories)
    if own is Category.LEADER:
        seats = world.policy.number("category.leaders_fill_seats") == 1 and bool(listed & SWORN)
        return Category.LEADER in listed or seats
    return own in listed or Category.AUXILIARY in listed


def kept_as(world: World, officer: str, key: Key) -> Source:
    """What an assignment is that a forced pin asks for: it is there, whatever the officer may be decided onto."""
    station, _, shift, day = key
    if world.unit(officer, day) != station:
        return Source.COVER
    if world.base_duty(officer, day) == shift:
        return Source.BASE
    return Source.FREE if world.is_free(officer, day) else Source.EXTRA


def source(world: World, officer: str, key: Key) -> Source | None:
    """What a decided duty would be; None where it cannot be one."""
    unit, day = world.unit(officer, key[3]), key[3]
    if unit is None:
        return None
    if unit != key[0]:
        return Source.COVER
    if world.is_free(officer, day):
        return Source.FREE
    return Source.EXTRA if world.base_duty(officer, day) is None else None


def ladder(world: World, officer: str, key: Key) -> tuple[int, bool] | None:
    """Rung and whether named; None where no rung reaches."""
    station, post, _, day = key
    unit, on = world.unit(officer, day), world.policy.row
    if unit is None:
        return None
    if unit == station:
        if world.is_free(officer, day):
            return 0, False
        return (4, False) if world.base_duty(officer, day) is None and on("admitted_rung.extra").on else None
    if world.units[unit].kind is UnitKind.STATION:
        aided = any({row.station, row.partner} == {unit, station} and world.span(row.first, row.last).covers(day)
                    for row in world.case.mutual_aid)  # fmt: skip
        return (3, False) if aided and on("admitted_rung.mutual").on else None
    department, skill = world.units[unit].kind is UnitKind.DEPARTMENT, world.posts[post].skill
    if on("admitted_rung.paired").on:
        if not world.case.pairings:
            if department:
                return 1, False
        else:
            rows = [row for row in world.case.pairings if pairs(world, row, officer, key)]
            if rows:
                return 1, any(row.officer == officer for row in rows)
    pool = department and skill is not None and world.holds(officer, skill, day)
    return (2, False) if pool and on("admitted_rung.pool").on else None


def pairs(world, row, officer: str, key: Key) -> bool:  # type: ignore[no-untyped-def]
    """Whether a pairing's row matches."""
    station, post, _, day = key
    who = row.officer == officer if row.officer is not None else row.department == world.unit(officer, day)
    return row.station == station and who and world.span(row.first, row.last).covers(day) and (not row.posts or post in row.posts)


def place(world: World, officer: str, key: Key) -> tuple[int, bool]:
    """Rung and named of an assignment: 0 where there is no rung, or the rule is off."""
    kind = source(world, officer, key)
    if kind is Source.COVER and not world.on("admitted_rung"):
        return 0, False
    return ladder(world, officer, key) or (0, False)


def admitted(world: World, officer: str, key: Key) -> bool:
    """Whether a decided duty is possible at all."""
    kind = source(world, officer, key)
    return (
        kind is not None
        and fits(world, officer, key[1], key[3])
        and available(world, officer, key)
        and not restricted(world, officer, key, kind)
        and (not world.on("admitted_rung") or ladder(world, officer, key) is not None)
        and (noticed(world, key, kind) or (officer, key) in world.published.kept or world.published.takes_new(key))
    )


def available(world: World, officer: str, key: Key) -> bool:
    interval = world.interval(key[2], key[3])
    return not world.on("available") or not any(world.excludes(span, *interval) for span in world.given_leave[officer])


def restricted(world: World, officer: str, key: Key, kind: Source) -> bool:
    if not world.on("restricted"):
        return False
    far = world.units[key[0]].zone >= world.policy.number("restricted.far_zone")
    barred = {
        RestrictionKind.NO_NIGHT: world.is_night(key[2]),
        RestrictionKind.NO_FAR: kind is Source.COVER and far,
        RestrictionKind.NO_COVER: kind is Source.COVER,
        RestrictionKind.NO_EXTRA: kind is Source.EXTRA,
    }
    return any(
        row.officer == officer and world.span(row.first, row.last).covers(key[3]) and barred.get(row.kind, False)
        for row in world.case.restrictions
    )


def noticed(world: World, key: Key, kind: Source) -> bool:
    if not world.on("notice") or kind is not Source.COVER or world.case.as_of is None:
        return True
    urgent = getattr(world.duties.get(key), "urgent", False) and world.on("notice.urgent")
    wanted = world.policy.number("notice.urgent" if urgent else "notice")
    return key[3] - world.day(world.case.as_of) >= wanted


def kept(world: World, officer: str, key: Key) -> Source:
    """Of several posts at the base shift one is the base duty: the home post, else the first by name."""
    kind = kept_as(world, officer, key)
    posts = sorted(post for holder, (at, post, *rest) in world.forced if (holder, at, rest) == (officer, key[0], [*key[2:]]))
    home = world.officers[officer].home_post
    is_base = kind is Source.BASE and key[1] == (home if home in posts else posts[0])
    return Source.EXTRA if kind is Source.BASE and not is_base else kind
