"""One officer's line: what the decisions about them break, cost, and take from others.

Written in the plainest Python and in small methods, because the peer translates it: what it does not translate runs on a copy
of the object, silently, and what is done to that copy is lost.
"""

from benchmarks.peer.timefold_facts import COVER, EXTRA, LEAVE, OFFICER, POST, SEAT, Officer, Option, Post, Presence, Task, Use

PERIOD = 28


class Stay:
    def __init__(self, station: int, first: int, last: int) -> None:
        self.station = station
        self.first = first
        self.last = last


def by_begin(tasks: list[Task]) -> list[Task]:
    keys = []
    for index in range(len(tasks)):
        keys.append(tasks[index].begin * 1000 + index)
    found = []
    for key in sorted(keys):
        found.append(tasks[key % 1000])
    return found


def stays_of(officer: Officer, seats: list[Task], options: list[Option]) -> list[Stay]:
    """Covers at one station are one stint where length, idle dates and what lies between allow it.

    A stint that was open on the eve comes first; it ends on day -1 if it does not go on.
    """
    rules = officer.rules
    blocked = list(officer.on_leave)
    for option in options:
        for day in range(max(0, option.first), min(rules.days - 1, option.last) + 1):
            blocked[day] = True
    for seat in seats:
        if seat.source != COVER:
            blocked[seat.day] = True
    found = []
    stay = Stay(officer.stint_station, officer.stint_first, -1)
    for seat in by_begin(seats):
        if seat.source == COVER:
            joins = seat.station == stay.station and seat.day - stay.last - 1 <= rules.idle
            joins = joins and seat.day - stay.first < rules.stint
            if joins:
                for day in range(stay.last + 1, seat.day):
                    if blocked[day]:
                        joins = False
            if joins:
                stay.last = seat.day
            else:
                if stay.station >= 0:
                    found.append(stay)
                stay = Stay(seat.station, seat.day, seat.day)
    if stay.station >= 0:
        found.append(stay)
    return found


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
        self.stays = stays_of(officer, self.seats, self.options)
        self.base: list[Task] = []
        """Base duties that remain."""
        self.uses: list[Use] = []
        self.presences: list[Presence] = []
        self.lent: list[int] = []
        self.away = [False] * officer.rules.days
        self.leaving = [False] * officer.rules.days
        self.works = [False] * officer.rules.days
        self.given_load = [0] * (officer.rules.days // 7 + 2)
        self.decided_load = [0] * (officer.rules.days // 7 + 2)
        self.take_leave()
        self.keep_off_leave()
        self.keep_gaps()
        self.count_stints()
        self.go_away()
        tasks = self.tasks()
        self.keep_rest(tasks)
        self.go_home(tasks)
        self.limit_runs()
        self.limit_loads(tasks)
        self.count()

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
        return by_begin(found)

    def keep_rest(self, tasks: list[Task]) -> None:
        reach = self.officer.rules.reach
        for index in range(len(tasks)):
            later = tasks[index]
            before = index - 1
            while before >= 0 and later.day - tasks[before].day <= reach:
                earlier = tasks[before]
                if later.source >= 0 or earlier.source >= 0:
                    tired = later.begin < earlier.ready and not later.standby
                    if tired or later.day == earlier.day or later.begin < earlier.end:
                        self.broken += 1
                before -= 1

    def go_home(self, tasks: list[Task]) -> None:
        """Home work of headquarters, unless away, on leave or resting; it wants its own rest before a decided duty."""
        officer = self.officer
        rules = officer.rules
        for home in officer.home:
            present = not self.away[home.day] and not self.leaving[home.day]
            for task in tasks:
                if task.day < home.day and task.ready > home.begin:
                    present = False
            if present:
                self.works[home.day] = True
                self.given_load[(home.day + rules.weekday) // 7] += home.load
                for task in tasks:
                    soon = home.day < task.day and task.begin < home.ready
                    if soon and task.source >= 0 and not task.standby:
                        self.broken += 1
            else:
                self.uses.extend(home.floor)
        for task in tasks:
            self.works[task.day] = True
        for day in range(rules.days):
            if officer.committed[day] and not self.leaving[day]:
                self.works[day] = True

    def limit_runs(self) -> None:
        if len(self.seats) == 0:
            return
        officer = self.officer
        rules = officer.rules
        decided = [False] * rules.days
        for seat in self.seats:
            decided[seat.day] = True
        run = officer.run
        week = min(officer.run, 7)
        last = -1000
        for day in range(rules.days):
            if day >= 7 and self.works[day - 7]:
                week -= 1
            if day < 7 and 7 - day <= officer.run:
                week -= 1
            if self.works[day]:
                run += 1
                week += 1
            else:
                run = 0
            if decided[day]:
                last = day
            if run > rules.run and last >= day - rules.run:
                self.broken += 1
            if week > rules.worked_of_seven and last >= day - 6:
                self.broken += 1

    def limit_loads(self, tasks: list[Task]) -> None:
        officer = self.officer
        rules = officer.rules
        covers = officer.covers
        later_covers = 0
        for task in tasks:
            week = (task.day + rules.weekday) // 7
            if task.source >= 0:
                self.decided_load[week] += task.load
            else:
                self.given_load[week] += task.load
            if task.source == COVER:
                if task.day <= rules.year_end:
                    covers += 1
                else:
                    later_covers += 1
        for week in range(len(self.decided_load)):
            excess = self.decided_load[week] - max(0, rules.minutes - self.given_load[week])
            if self.decided_load[week] > 0 and excess > 0:
                self.broken += 1 + excess // 480
        if covers > officer.covers:
            self.broken += max(0, covers - max(rules.covers, officer.covers))
        self.broken += max(0, later_covers - rules.covers)
        nights = []
        extras = []
        for task in tasks:
            if task.night:
                nights.append(task)
            if task.source == EXTRA:
                extras.append(task)
        self.limit_count(nights, rules.nights)
        self.limit_count(extras, rules.extras)
        self.limit_count(tasks, rules.duties)

    def limit_count(self, tasks: list[Task], most: int) -> None:
        """At most so many in any 28 dates; of these windows, those that begin with one of the tasks say enough."""
        for index in range(len(tasks) - most):
            first = min(tasks[index].day, max(0, self.officer.rules.days - PERIOD))
            total = 0
            decided = 0
            for task in tasks:
                if task.day >= first and task.day < first + PERIOD:
                    total += 1
                    if task.source >= 0:
                        decided += 1
            if decided > 0 and total > most:
                self.broken += 1

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
