"""One officer's line: what the decisions about them break, cost, and take from others.

Written in the plainest Python, in small methods and without plain functions, because the peer translates it: what it does not
translate runs untranslated on a copy of the object, silently and slowly, and what is done to that copy is lost.
"""

from benchmarks.timefold.counts import Counts
from benchmarks.timefold.facts import COVER, EXTRA, LEAVE, OFFICER, POST, SEAT, Officer, Option, Post, Presence, Task, Use
from benchmarks.timefold.stays import Stay, Stays


class Line:
    """`items`: the officer and all that is decided about them."""

    def __init__(self, items: list[Officer | Task | Option | Post]) -> None:
        officer = items[0]
        for item in items:
            if item.kind == OFFICER:
                officer = item
        self.officer = officer
        self.seats: list[Task] = []
        self.options: list[Option] = []
        self.posts: list[Post] = []
        for item in items:
            if item.kind == SEAT:
                self.seats.append(item)
            elif item.kind == LEAVE:
                self.options.append(item)
            elif item.kind == POST:
                self.posts.append(item)
        self.broken = 0
        self.leave = 0
        self.ladder = 0
        self.fairness = 0
        self.travel = 0
        self.stints = 0
        self.handovers = 0
        self.wishes = 0
        self.layer_share = 0
        self.seats = self.in_order(self.seats)
        self.stays: list[Stay] = Stays().of(officer, self.seats, self.options)
        self.base: list[Task] = []
        """Base duties that remain."""
        self.uses: list[Use] = []
        self.presences: list[Presence] = []
        self.lent: list[int] = []
        self.away = [False] * officer.rules.days
        self.leaving = [False] * officer.rules.days
        self.works = [False] * officer.rules.days
        self.at_home = [0] * (officer.rules.days // 7 + 2)
        """Minutes of home work by calendar week."""
        self.take_leave()
        self.keep_off_leave()
        self.keep_gaps()
        self.count_stints()
        self.go_away()
        tasks = self.tasks()
        self.go_home(tasks)
        counts = Counts()
        self.broken += counts.rest(tasks, officer.rules.reach)
        if len(self.seats) > 0:
            self.broken += counts.runs(officer, self.seats, self.works)
            self.broken += counts.minutes(officer.rules, tasks, self.at_home)
            self.broken += counts.covers(officer, tasks)
            self.broken += counts.periods(officer.rules, tasks)
        self.count()

    def in_order(self, tasks: list[Task]) -> list[Task]:
        keys = []
        for index in range(len(tasks)):
            keys.append(tasks[index].begin * 1000 + index)
        found = []
        for key in sorted(keys):
            found.append(tasks[key % 1000])
        return found

    def take_leave(self) -> None:
        for option in self.options:
            self.leave += option.cost
            self.uses.extend(option.uses)
            for day in range(max(0, option.first), min(self.officer.rules.days - 1, option.last) + 1):
                if self.leaving[day]:
                    self.broken += 1
                self.leaving[day] = True

    def keep_off_leave(self) -> None:
        rules = self.officer.rules
        for option in self.options:
            for seat in self.seats:
                if option.excludes(seat, rules.leave_eve_end):
                    self.broken += 1
                if seat.source == EXTRA and option.near(seat.day, rules.extra_leave_gap):
                    self.broken += 1

    def keep_gaps(self) -> None:
        for index in range(1, len(self.stays)):
            stay = self.stays[index]
            before = self.stays[index - 1]
            apart = self.officer.rules.gap
            if stay.station == before.station:
                apart = max(apart, 1)
            if stay.first - before.last - 1 < apart:
                self.broken += 1

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
        found = []
        for base in officer.base:
            present = not self.away[base.day]
            for option in self.options:
                if option.excludes(base, rules.leave_eve_end):
                    present = False
            if present:
                self.base.append(base)
                found.append(base)
                self.uses.extend(base.uses)
                for post in self.posts:
                    if post.day == base.day:
                        self.ladder += post.cost
                        self.presences.extend(post.moves)
            else:
                self.presences.extend(base.presences)
        for seat in self.seats:
            found.append(seat)
            self.uses.extend(seat.uses)
            self.presences.extend(seat.presences)
        return self.in_order(found)

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
