"""Who came first where a request is refused or moved, and why: kind, dates, past refusals, rank of the choice, points."""

from collections.abc import Iterator
from functools import partial

from models.leave import LeaveRequest, LeaveStatus
from models.reasons import Rival
from models.roster import LeaveDecision, Outcome
from models.words import listed, say
from scheduler.audit import words
from scheduler.audit.facts import Facts
from scheduler.audit.given.leaves import Leave
from scheduler.audit.terms.leave import dates_inside, decision_cost, kind_weight, past_refusals
from scheduler.explain.reasons import phrases
from scheduler.explain.reasons.book import Book, Rows
from scheduler.explain.reasons.granting import Answer, Granting, Verdict
from scheduler.explain.reasons.released import returned
from scheduler.explain.reasons.rivals import Claim, Rivals, cheapest, of_places
from scheduler.explain.reasons.shared_limits import SharedLimits


class Ahead:
    """Of one request and the dates `asked` of it; `decision` is what it got instead."""

    def __init__(self, rivals: Rivals, request: LeaveRequest, decision: LeaveDecision, asked: Leave, verdict: Verdict) -> None:
        self._granting, self._facts, self._request, self._asked = rivals.granting, rivals.facts, request, asked
        self._places = rivals.places(request, verdict.lacks)
        self._claims = of_places(self._places)
        self._is_moved = decision.outcome is Outcome.MOVED
        self.points = decision_cost(rivals.facts, request, decision)

    def rivals(self) -> tuple[Rival, ...]:
        return tuple(_rival(self._facts, claim) for claim in self._claims)

    def sentence(self) -> str:
        """Empty where no other leave stands in the way."""
        shown = self._claims[: phrases.MOST_NAMES]
        told = [self._told(claim) for claim in shown]
        if len(self._claims) > len(shown):
            told.append(say("explain.ahead.more", count=len(self._claims) - len(shown)))
        return say("join.semicolon").join([*told, *self._exchange()])

    def _told(self, claim: Claim) -> str:
        name, kind = words.name(self._facts, claim.request.officer), claim.request.kind
        if claim.points is None:
            return say(_settled(claim), name=name, kind=kind)
        factors = listed(self._factors(claim)) or say("explain.ahead.alike")
        return say("explain.ahead.decided", name=name, kind=kind, factors=factors, points=claim.points, own=self._own())

    def _factors(self, claim: Claim) -> Iterator[str]:
        """In what the two differ, the other's first."""
        facts, own, other = self._facts, self._request, claim.request
        weights = kind_weight(facts, other), kind_weight(facts, own)
        compared = {
            "explain.ahead.dates": (dates_inside(facts, other), dates_inside(facts, own)),
            "explain.ahead.past": (past_refusals(facts, other), past_refusals(facts, own)),
            "explain.ahead.choice": (claim.choice + 1, 1),
        }
        if weights[0] != weights[1]:
            yield say("explain.ahead.kind", theirs=weights[0], own=weights[1], own_kind=own.kind)
        for factor, (theirs, mine) in compared.items():
            if theirs != mine:
                yield say(factor, theirs=theirs, own=mine)

    def _own(self) -> str:
        return say("explain.ahead.moved" if self._is_moved else "explain.ahead.refused", points=self.points)

    def _exchange(self) -> Iterator[str]:
        """What making room would cost, where that is not plain from one rival alone."""
        if not self._places:
            return
        way = cheapest(self._places)
        if way is None:
            return
        if not way:
            if any(claim.points is not None for claim in self._claims):
                yield say("explain.ahead.settled")
            return
        cost = sum(claim.points or 0 for claim in way)
        names = phrases.names(self._facts, list(dict.fromkeys(claim.request.officer for claim in way)))
        tell = partial(say, names=names, cost=cost, own=self._own())
        if cost < self.points:
            after = self._without(way).verdict(self._request, self._asked)
            if after.answer is Answer.YES:
                yield tell("explain.ahead.cheaper")
            else:
                yield tell("explain.ahead.no_use", why=after.sentence)
        elif cost == self.points:
            yield tell("explain.ahead.as_dear")
        elif len(way) > 1:
            yield tell("explain.ahead.dearer")

    def _without(self, way: list[Claim]) -> Granting:
        """As if the others' leave were refused, and their base duties back."""
        facts, book, sheet = self._facts, self._granting.book, self._granting.sheet
        gone = {claim.request.id for claim in way}
        changed = {}
        for officer in {claim.request.officer for claim in way}:
            rows, line = book.rows(officer), facts.lines[officer]
            left = rows._replace(leave=tuple(row for row in rows.leave if row.request not in gone))
            page = book.page([officer], {officer: left})
            changed[officer] = left._replace(works=(*left.works, *returned(facts, sheet, page, line)))
        return _granting(facts, book, changed)


def _granting(facts: Facts, book: Book, changed: dict[str, Rows]) -> Granting:
    sheet = book.page(facts.lines, changed)
    other = Book(facts, sheet)
    return Granting(facts, sheet, other, SharedLimits(facts, sheet, other))


def _settled(claim: Claim) -> str:
    """Why nothing was to be decided."""
    if claim.request.status is LeaveStatus.APPROVED:
        return "explain.ahead.approved"
    return "explain.ahead.entitled" if claim.is_given else "explain.ahead.pinned"


def _rival(facts: Facts, claim: Claim) -> Rival:
    return Rival(
        request=claim.request.id,
        officer=claim.request.officer,
        kind=claim.request.kind,
        choice=claim.choice + 1,
        dates=dates_inside(facts, claim.request),
        past_refusals=past_refusals(facts, claim.request),
        points=claim.points,
    )
