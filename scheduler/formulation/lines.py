"""Officer lines: leave, decided duties and stints as a flow over days, base duties and home work around them.

A stint is a unit of flow through the days of one station. One 0/1 variable per day says whether the flow is there; where it
enters and leaves follows, because two stints at one station are at least a date apart. The number of variables does not
grow with the longest stint, as it would with one arc per whole stint (docs/archive/engine-tried.md has the measurements).
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from models.organisation import Category
from models.roster import Source
from scheduler.formulation.candidates import Admits, candidates, kept_source, ladder_place
from scheduler.formulation.decisions import Candidate, Start, Stay
from scheduler.formulation.facts import Duty, Line
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.stretches import add_paths
from scheduler.program.affine import ONE, ZERO, Affine, of, total


def build_lines(instance: Instance, admission: Sequence[Admits]) -> Model:
    """A model with every decision variable and the structure of docs/semantics.md, but no rule."""
    model = Model(instance)
    _add_leave(model)
    _add_candidates(model, admission)
    _add_stays(model)
    _add_base(model)
    _add_home(model)
    _add_beds(model)
    add_paths(model)
    return model


def _add_leave(model: Model) -> None:
    program = model.program
    for leave in model.instance.leave.decidable:
        variables = [program.boolean() for _ in leave.options]
        refused = program.boolean()
        program.row(total(of(var) for var in (*variables, refused)), low=1, high=1)
        model.leave.add(leave, variables, refused)
    for officer in range(len(model.instance.officers)):
        _keep_leave_apart(model, officer)


def _keep_leave_apart(model: Model, officer: int) -> None:
    """An officer's granted requests cover no date twice."""
    requests = model.leave.options_of(officer)
    given = model.instance.leave.given[officer]
    if not requests or len(requests) + len(given) < 2:
        return
    for options in requests:
        for option, var in options:
            if any(option.first <= last and first <= option.last for first, last in given):
                model.program.fix(var, 0)
    days = {day for options in requests for option, _ in options for day in (*range(option.first, option.last + 1),)}
    for day in sorted(days):
        covering = model.leave.covering(officer, day)
        if len(covering) > 1:
            model.program.at_most(total(covering), 1)


def _add_candidates(model: Model, admission: Sequence[Admits]) -> None:
    instance = model.instance
    forced = set(instance.forced.duties)
    for candidate in candidates(instance, admission):
        duty = candidate.duty
        key = (candidate.officer, (duty.station, duty.post.id, duty.shift.id, duty.day))
        given = key in forced
        forced.discard(key)
        add_candidate(model, candidate, given)
    for officer, asked in sorted(forced):
        if not instance.forced.keeps_base(officer, asked):
            duty = instance.duties.kept(asked)
            source, place = kept_source(instance, officer, duty), ladder_place(instance, officer, duty)
            add_candidate(model, Candidate(officer, duty, source, *place, admitted=False), given=True)


def add_candidate(model: Model, candidate: Candidate, given: bool) -> None:
    """A decision variable for a candidate; a given one (forced pin) is fixed to 1."""
    var = model.program.boolean()
    model.candidates.append(candidate._replace(forced=True) if given else candidate)
    model.x.append(var)
    if given:
        model.program.fix(var, 1)
    duty = candidate.duty
    amount = ONE if given else of(var)
    start = Start(duty.station, duty.post.id, duty.shift, duty.day, amount, candidate.source, not given, duty.start, duty.end)
    model.add_start(candidate.officer, start)


def _add_stays(model: Model) -> None:
    covers: dict[tuple[int, str], dict[int, list[Affine]]] = defaultdict(lambda: defaultdict(list))
    held: dict[tuple[int, str], set[int]] = defaultdict(set)
    for candidate, var in zip(model.candidates, model.x, strict=True):
        if candidate.source is Source.COVER:
            covers[candidate.officer, candidate.duty.station][candidate.duty.day].append(of(var))
            if candidate.forced:
                held[candidate.officer, candidate.duty.station].add(candidate.duty.day)
    for index, opening in model.instance.before.openings.items():
        if opening.stint_station is not None and (index, opening.stint_station) in covers:
            covers[index, opening.stint_station].setdefault(0, [])
    for (officer, station), by_day in covers.items():
        before = model.instance.before.openings.get(officer)
        resumes = before is not None and before.stint_station == station
        _add_stay(model, Stay(officer, station, resumes, by_day, frozenset(held[officer, station])))
    for officer in range(len(model.instance.officers)):
        for day in range(model.instance.days.count):
            _one_place(model, officer, day)


def _add_stay(model: Model, stay: Stay) -> None:
    program = model.program
    for day in _spanned(model, stay):
        stay.on[day] = program.boolean()
    for day in stay.held:
        program.fix(stay.on[day], 1)
    for day, on in stay.on.items():
        here = of(on)
        amounts = stay.covers.get(day, [])
        duties = total(amounts)
        idle = here.minus(duties)
        for amount in [duties] if amounts and model.takes_turns(stay.officer) else amounts:
            program.at_most(amount.minus(here), 0)
        before, after = stay.presence(day - 1), stay.presence(day + 1)
        if day > 0 or not stay.resumes:
            program.at_most(idle.minus(before), 0)
            stay.first[day] = program.largest([here.minus(before)], 0, 1) if before.terms else here
        program.at_most(idle.minus(after), 0)
    _tell_decided(model, stay)
    model.add_stay(stay)


def _tell_decided(model: Model, stay: Stay) -> None:
    """A stint is decided as soon as one of its covers is: told from its first day on, then back from its last."""
    if not stay.held:
        stay.decided = {day: of(on) for day, on in stay.on.items()}
        return
    program = model.program
    ordered, so_far = sorted(stay.on), dict[int, Affine]()
    for day in ordered:
        covers = [amount for amount in stay.covers.get(day, []) if not program.lower[amount.terms[0][0]]]
        goes_on = _both(so_far.get(day - 1, ZERO), stay.presence(day))
        so_far[day] = program.largest([*model.sums(covers), goes_on], 0, 1)
    for day in reversed(ordered):
        goes_on = _both(stay.is_decided(day + 1), stay.presence(day))
        stay.decided[day] = program.largest([so_far[day], goes_on], 0, 1) if goes_on.terms else so_far[day]


def _both(one: Affine, other: Affine) -> Affine:
    """1 if both 0/1 amounts are 1, less otherwise; nought where the one is."""
    return one.plus(other).plus(-1) if one.terms else ZERO


def _spanned(model: Model, stay: Stay) -> list[int]:
    """Days on which a stint may be: those with a possible cover and the idle ones that may lie between two.

    Not those spent outside the bureau or at that very station, but where a forced cover is. A stint of forced covers alone may
    be idle for however long.
    """
    instance, days = model.instance, sorted(stay.covers)
    limited = instance.active("stint") and instance.policy.on("stint.idle") and not stay.held
    idle = instance.policy.number("stint.idle") if limited else instance.days.count
    found = set(days)
    for before, after in pairwise(days):
        if after - before - 1 <= idle:
            found.update(range(before + 1, after))
    units = instance.lines.unit_on[stay.officer]
    return sorted(day for day in found if day in stay.held or units[day] not in (None, stay.station))


def _one_place(model: Model, officer: int, day: int) -> None:
    """A stint is at one station and leaves no room for free or extra duties; what is forced stays all the same."""
    away = model.away(officer, day)
    if away == ONE:
        for var in model.away_variables(officer, day):
            if not model.program.lower[var]:
                model.program.fix(var, 0)
    elif len(away.terms) > 1:
        model.program.at_most(away, 1)
    for start in model.starts_on(officer, day) if away != ZERO else ():
        if start.source in (Source.FREE, Source.EXTRA) and (start.decided or away != ONE):
            model.program.at_most(away.plus(start.amount), 1)


def _add_base(model: Model) -> None:
    for officer in range(len(model.instance.officers)):
        for day in range(model.instance.days.count):
            shift = model.instance.lines.base_on[officer][day]
            if shift is not None and model.instance.lines.kind_on[officer][day] == Line.ROTA:
                _add_base_duty(model, officer, day, shift)


def _add_base_duty(model: Model, officer: int, day: int, shift_id: str) -> None:
    instance, program = model.instance, model.program
    posts = base_posts(instance, officer, day, shift_id)
    shift, station = instance.shifts[shift_id], instance.lines.unit_on[officer][day] or ""
    begin = day * 1440 + shift.start
    kept = instance.forced.base.get((officer, day))
    if kept is not None:
        posts, amounts = [kept], [ONE]
        if model.away(officer, day) != ONE:
            program.at_most(model.away(officer, day), 0)
    elif not instance.active("rota"):
        amounts = [of(program.boolean()) for _ in posts]
        for amount in amounts:
            program.at_most(amount.plus(model.away(officer, day)), 1)
    else:
        present = _present(model, officer, day, begin, begin + shift.minutes)
        amounts = [present] if len(posts) == 1 else _posted(model, posts, present)
    starts = [
        Start(station, post, shift, day, amount, Source.BASE, False, begin, begin + shift.minutes)
        for post, amount in zip(posts, amounts, strict=True)
        if amount.terms or amount.constant
    ]
    model.base[officer, day] = starts
    for start in starts:
        model.add_start(officer, start)


def base_posts(instance: Instance, officer: int, day: int, shift: str) -> list[str]:
    """Posts at which the base duty may be worked: the home post first; the empty post where there is none."""
    unit = instance.lines.unit_on[officer][day] or ""
    home = instance.officers[officer].home_post
    demanded = [
        duty.post.id
        for duty in instance.duties.in_shift.get((unit, shift, day), ())
        if duty.post.id != home and _fits(instance, officer, duty)
    ]
    return ([home] if home is not None else []) + demanded or [""]


def _fits(instance: Instance, officer: int, duty: Duty) -> bool:
    skill = duty.post.skill
    qualified = skill is None or not instance.active("qualified") or instance.skills.holds(officer, skill, duty.day)
    return qualified and (not instance.active("category") or in_category(instance, officer, duty))


def in_category(instance: Instance, officer: int, duty: Duty) -> bool:
    """Sworn officers may fill an auxiliary's seat, never the reverse; leaders only where asked for."""
    category, allowed = instance.officers[officer].category, duty.post.categories
    if category is Category.LEADER:
        anywhere = instance.policy.number("category.leaders_fill_seats") == 1
        return Category.LEADER in allowed or (anywhere and (Category.HEAD in allowed or Category.CONSTABLE in allowed))
    return category in allowed or Category.AUXILIARY in allowed


def _present(model: Model, officer: int, day: int, begin: int, end: int) -> Affine:
    """1 unless leave or a commitment excludes the base duty or a stint spans its date."""
    instance = model.instance
    if model.instance.leave.given_excludes(officer, begin, end) or instance.committed(officer, begin, end):
        return Affine(0)
    return model.program.none_of([*model.leave.excluding(officer, begin, end), model.away(officer, day)])


def _posted(model: Model, posts: list[str], present: Affine) -> list[Affine]:
    """0/1 per post: a variable for each but the first, which takes whoever is present and posted nowhere else."""
    if not present.terms and not present.constant:
        return [Affine(0)] * len(posts)
    elsewhere = [of(model.program.boolean()) for _ in posts[1:]]
    first = present.minus(total(elsewhere))
    model.program.row(first, low=0)
    return [first, *elsewhere]


def _add_home(model: Model) -> None:
    for officer in range(len(model.instance.officers)):
        for day in range(model.instance.days.count):
            shift = model.instance.lines.base_on[officer][day]
            if shift is not None and model.instance.lines.kind_on[officer][day] == Line.HEADQUARTERS:
                model.home[officer, day] = _at_home(model, officer, day, day * 1440 + model.instance.shifts[shift].start)


def _at_home(model: Model, officer: int, day: int, begin: int) -> Affine:
    instance = model.instance
    if model.instance.leave.given_covers(officer, day):
        return Affine(0)
    if instance.before.ready_after_opening.get(officer, begin) > begin:
        return Affine(0)
    sources: list[Affine] = []
    for starts in resting(model, officer, day):
        amounts = [start.amount for start in starts]
        sources += [total(amounts)] if model.takes_turns(officer) else amounts
    return model.program.none_of([*model.leave.covering(officer, day), model.away(officer, day), *sources])


def resting(model: Model, officer: int, day: int) -> list[list[Start]]:
    """By earlier day, the starts whose rest lasts into the home work of the day."""
    instance = model.instance
    shift = instance.lines.base_on[officer][day]
    begin = day * 1440 + (instance.shifts[shift].start if shift else 0)
    return [
        [start for start in model.starts_on(officer, earlier) if start.end + start.shift.rest > begin]
        for earlier in range(max(0, day - instance.lines.reach), day)
    ]


def _add_beds(model: Model) -> None:
    for row in model.instance.case.bed_requests:
        officer = model.instance.number[row.officer]
        for night in model.instance.days.clipped(row.first, row.last):
            if (officer, night) not in model.beds:
                model.beds[officer, night] = model.program.boolean()
