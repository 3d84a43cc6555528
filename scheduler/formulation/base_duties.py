"""Base duties: worked by whoever is not on leave, away or resting after a cover, at the home post or another that is fit."""

from models.organisation import Category
from models.roster import Source
from scheduler.formulation.decisions import Start
from scheduler.formulation.facts import DAY_MINUTES, Duty, Line, ShiftFacts
from scheduler.formulation.instance import Instance
from scheduler.formulation.model import Model
from scheduler.formulation.yielding import rested
from scheduler.program.affine import ONE, ZERO, Affine, of, total


def add_base(model: Model) -> None:
    for officer in range(len(model.instance.officers)):
        for day in range(model.instance.days.count):
            shift = model.instance.lines.base_on[officer][day]
            if shift is not None and model.instance.lines.kind_on[officer][day] == Line.ROTA:
                _add_base_duty(model, officer, day, shift)


def _add_base_duty(model: Model, officer: int, day: int, shift_id: str) -> None:
    instance, program = model.instance, model.program
    posts = base_posts(instance, officer, day, shift_id)
    shift, station = instance.shifts[shift_id], instance.lines.unit_on[officer][day] or ""
    begin = day * DAY_MINUTES + shift.start
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
        present = _present(model, officer, day, shift)
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


def _present(model: Model, officer: int, day: int, shift: ShiftFacts) -> Affine:
    """1 unless leave or a commitment excludes the base duty, a stint spans its date, or it yields to the rest after a cover."""
    instance = model.instance
    begin = day * DAY_MINUTES + shift.start
    end = begin + shift.minutes
    if instance.leave.given_excludes(officer, begin, end) or instance.committed(officer, begin, end):
        return ZERO
    there = model.program.none_of([*model.leave.excluding(officer, begin, end), model.away(officer, day)])
    return rested(model, officer, day, shift, there)


def _posted(model: Model, posts: list[str], present: Affine) -> list[Affine]:
    """0/1 per post: a variable for each but the first, which takes whoever is present and posted nowhere else."""
    if not present.terms and not present.constant:
        return [ZERO] * len(posts)
    elsewhere = [of(model.program.boolean()) for _ in posts[1:]]
    first = present.minus(total(elsewhere))
    model.program.row(first, low=0)
    return [first, *elsewhere]
