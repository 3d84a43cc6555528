"""The facts of a planning problem as the peer knows them, read from the plain data that `timefold_export` writes.

Dates are day numbers and times minutes from 00:00 of the horizon's first date; `ready` is when the rest after a duty is over.
"""

from typing import Any

SEAT, LEAVE, POST, OFFICER = 0, 1, 2, 3
COVER, FREE, EXTRA = 0, 1, 2


class Rules:
    """Limits of the policy; one that is off is out of reach."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.days: int = row["days"]
        self.weekday: int = row["weekday"]
        self.reach: int = row["reach"]
        self.year_end: int = row["year_end"]
        self.zones: list[int] = row["zones"]
        self.leave_eve_end: int = row["leave_eve_end"]
        self.run: int = row["run"]
        self.worked_of_seven: int = row["worked_of_seven"]
        self.stint: int = row["stint"]
        self.gap: int = row["gap"]
        self.idle: int = row["idle"]
        self.minutes: int = row["minutes"]
        self.period: int = row["period"]
        self.nights: int = row["nights"]
        self.duties: int = row["duties"]
        self.covers: int = row["covers"]
        self.extras: int = row["extras"]
        self.extra_leave_gap: int = row["extra_leave_gap"]


class Use:
    """What takes `amount` of something of which there is `limit`."""

    def __init__(self, cap: int, limit: int, amount: int) -> None:
        self.cap = cap
        self.limit = limit
        self.amount = amount


class Duty:
    """`given` is who is there if nothing is decided."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.index: int = row["index"]
        self.place: int = row["place"]
        self.minimum: int = row["minimum"]
        self.target: int = row["target"]
        self.weight: int = row["weight"]
        self.crew: int = row["crew"]
        self.sworn_lead: bool = row["sworn_lead"]
        self.independent_lead: bool = row["independent_lead"]
        self.female: bool = row["female"]
        self.given: int = row["given"]

    def missing(self, packed: int, wanted: int) -> int:
        """Officers by whom the effective crew falls short of the number wanted."""
        effective = packed % 64
        if self.sworn_lead:
            effective = min(effective, self.crew * (packed // 64 % 64))
        if self.independent_lead:
            effective = min(effective, self.crew * (packed // 4096 % 64))
        return max(0, wanted - effective)

    def surplus(self, packed: int) -> int:
        return max(0, packed % 64 - self.target)

    def lacks_woman(self, packed: int) -> bool:
        return self.female and packed % 64 > 0 and packed // 262144 == 0


class Presence:
    """Officers more or less on a duty: heads, sworn, independent and women packed into one number."""

    def __init__(self, duty: Duty, amount: int) -> None:
        self.duty = duty
        self.amount = amount


class Task:
    """A duty as an officer would work it: a base duty, or a seat that may be decided."""

    def __init__(self, row: dict[str, Any], uses: list[Use]) -> None:
        self.kind = SEAT
        self.source: int = row.get("source", -1)
        self.station: int = row["station"]
        self.day: int = row["day"]
        self.begin: int = row["begin"]
        self.end: int = row["end"]
        self.ready: int = row["ready"]
        self.standby: bool = row["standby"]
        self.night: bool = row["night"]
        self.load: int = row["load"]
        self.cost: int = row.get("cost", 0)
        self.burden: int = row.get("burden", 0)
        self.wishes: list[int] = row.get("wishes", [])
        self.uses = uses
        self.presences: list[Presence] = []
        """Whom a seat adds to its duty, or a base duty takes from it when it vanishes."""


class HomeWork:
    def __init__(self, row: dict[str, Any], floor: list[Use]) -> None:
        self.day: int = row["day"]
        self.begin: int = row["begin"]
        self.ready: int = row["ready"]
        self.load: int = row["load"]
        self.floor = floor


class Option:
    """One answer to a request for leave; a refusal covers no date."""

    def __init__(self, row: dict[str, Any], uses: list[Use]) -> None:
        self.kind = LEAVE
        self.officer: int = row["officer"]
        self.number: int = row["number"]
        self.first: int = row["first"]
        self.last: int = row["last"]
        self.cost: int = row["cost"]
        self.uses = uses

    def excludes(self, task: Task, eve_end: int) -> bool:
        if self.last < self.first:
            return False
        if task.begin < self.first * 1440:
            return task.end > self.first * 1440 + eve_end
        return task.begin < (self.last + 1) * 1440

    def near(self, day: int, gap: int) -> bool:
        """Whether a day is within `gap` days of the leave, or on it."""
        if self.last < self.first:
            return False
        return day >= self.first - gap and day <= self.last + gap


class Post:
    """A post for a base duty; `moves` is empty for the home post."""

    def __init__(self, officer: int, day: int, number: int, cost: int, moves: list[Presence]) -> None:
        self.kind = POST
        self.officer = officer
        self.day = day
        self.number = number
        self.cost = cost
        self.moves = moves


class Wish:
    def __init__(self, row: dict[str, Any]) -> None:
        self.index: int = row["index"]
        self.off: bool = row["off"]
        self.weight: int = row["weight"]


class Officer:
    def __init__(self, row: dict[str, Any], rules: Rules) -> None:
        self.kind = OFFICER
        self.index: int = row["index"]
        self.rules = rules
        self.run: int = row["run"]
        self.covers: int = row["covers"]
        self.stint_station: int = row["stint_station"]
        self.stint_first: int = row["stint_first"]
        self.past: int = row["past"]
        self.steps: list[int] = row["steps"]
        self.share: int = row["share"]
        self.zones: list[int] = row["zones"]
        self.committed: list[bool] = row["committed"]
        self.on_leave: list[bool] = row["on_leave"]
        self.lends: list[int] = row["lends"]
        self.wishes = [Wish(wish) for wish in row["wishes"]]
        self.away: list[list[Use]] = []
        """By day."""
        self.base: list[Task] = []
        self.home: list[HomeWork] = []
        self.home_begins: list[int] = []
        self.home_ready: list[int] = []
        """By day, when home work begins and when the rest after it is over; 0 without home work."""
