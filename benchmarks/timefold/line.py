"""One officer's line: what the decisions about them break, cost, and take from others.

Written in the plainest Python, in small methods and without plain functions, because the peer translates it: what it does not
translate runs untranslated on a copy of the object, silently and slowly, and what is done to that copy is lost.
"""

from benchmarks.timefold.counts import Counts
from benchmarks.timefold.decided import Decided
from benchmarks.timefold.facts import COVER, Officer, Option, Post, Presence, Task, Use
from benchmarks.timefold.stays import Stay, Stays


class Line:
    """`items`: the officer and all that is decided about them."""

    def __init__(self, items: list[Officer | Task | Option | Post]) -> None:
        self.decided = Decided(items)
        self.officer = self.decided.officer
        self.seats = self.decided.seats
        self.options = self.decided.options
        self.posts = self.decided.posts
        self.broken = 0
        self.leave = 0
        self.ladder = 0
        self.fairness = 0
        self.travel = 0
        self.stints = 0
        self.handovers = 0
        self.wishes = 0
        self.layer_share = 0
        self.stays: list[Stay] = Stays().of(self.officer, self.seats, self.options)
        self.base: list[Task] = []
        """Base duties that remain."""
        self.uses: list[Use] = []
        self.presences: list[Presence] = []
        self.lent: list[int] = []
        self.away = [False] * self.officer.rules.days
        self.leaving = [False] * self.officer.rules.days
        self.works = [False] * self.officer.rules.days
        self.at_home = [0] * (self.officer.rules.days // 7 + 2)
        """Minutes of home work by calendar week."""
        self.take_leave()
        self.count_stints()
        self.go_away()
        tasks = self.tasks()
        self.go_home(tasks)
        self.count_breaches(tasks)
        self.count()

    def count_breaches(self, tasks: list[Task]) -> None:
        officer = self.officer
        counts = Counts()
        self.broken += counts.off_leave(officer.rules, self.seats, self.options)
        self.broken += counts.gaps(officer.rules, self.stays)
        self.broken += counts.rest(tasks, officer.rules.reach)
        if len(self.seats) > 0:
            self.broken += counts.runs(officer, self.seats, self.works)
            self.broken += counts.minutes(officer.rules, tasks, self.at_home)
            self.broken += counts.covers(officer, tasks)
            self.broken += counts.periods(officer.rules, tasks)

    def take_leave(self) -> None:
        for option in self.options:
            self.leave += option.cost
            self.uses.extend(option.uses)
            for day in range(max(0, option.first), min(self.officer.rules.days - 1, option.last) + 1):
                if self.leaving[day]:
                    self.broken += 1
                self.leaving[day] = True

    def count_stints(self) -> None:
        stations = []
        for stay in self.stays:
            if stay.last >= 0 and stay.station not in stations:
                stations.append(stay.station)
            if stay.last >= 0 and stay.first >= 0:
                self.stints += 1
                self.travel += max(self.officer.zones[stay.first], self.officer.rules.zones[stay.station])
        self.handovers = len(stations)

    def go_away(self) -> None:
        officer = self.officer
        for stay in self.stays:
            for day in range(max(0, stay.first), stay.last + 1):
                self.away[day] = True
                self.uses.extend(officer.away[day])
                if officer.lends[day] >= 0:
                    self.lent.append(officer.lends[day])

    def tasks(self) -> list[Task]:
        """Base duties that remain and decided ones, in order."""
        officer = self.officer
        rules = officer.rules
        all_tasks = []
        for base in officer.base:
            present = not self.away[base.day]
            for option in self.options:
                if option.excludes(base, rules.leave_eve_end):
                    present = False
            if present:
                self.base.append(base)
                all_tasks.append(base)
                self.uses.extend(base.uses)
                for post in self.posts:
                    if post.day == base.day:
                        self.ladder += post.cost
                        self.presences.extend(post.moves)
            else:
                self.presences.extend(base.presences)
        for seat in self.seats:
            all_tasks.append(seat)
            self.uses.extend(seat.uses)
            self.presences.extend(seat.presences)
        return self.decided.in_order(all_tasks)

    def go_home(self, tasks: list[Task]) -> None:
        """Home work of headquarters, unless away, on leave or resting; it wants its own rest before a decided duty."""
        officer = self.officer
        rules = officer.rules
        resting = [False] * rules.days
        for task in tasks:
            for day in range(task.day + 1, min(rules.days, task.day + rules.reach + 1)):
                if task.ready > officer.home_begins[day]:
                    resting[day] = True
        for home in officer.home:
            if self.away[home.day] or self.leaving[home.day] or resting[home.day]:
                self.uses.extend(home.floor)
            else:
                self.works[home.day] = True
                self.at_home[(home.day + rules.weekday) // 7] += home.load
        for seat in self.seats:
            for day in range(max(0, seat.day - rules.reach), seat.day):
                if self.works[day] and seat.begin < officer.home_ready[day] and not seat.standby:
                    self.broken += 1
        for task in tasks:
            self.works[task.day] = True
        for day in range(rules.days):
            if officer.committed[day] and not self.leaving[day]:
                self.works[day] = True

    def count(self) -> None:
        officer = self.officer
        burden = officer.past
        covers = 0
        for seat in self.seats:
            self.ladder += seat.cost
            burden += seat.burden
            if seat.source == COVER:
                covers += 1
        for step in officer.steps:
            self.fairness += max(0, burden - step)
        self.layer_share = max(0, officer.share - covers)
        for wish in officer.wishes:
            matched = 0
            for seat in self.seats:
                if wish.index in seat.wishes:
                    matched += 1
            if wish.off:
                self.wishes += wish.weight * matched
            elif matched == 0:
                self.wishes += wish.weight
