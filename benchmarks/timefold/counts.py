"""What a line breaks by leave, gaps, rest, runs of work dates, and load: each method counts breaches."""

from benchmarks.timefold.facts import COVER, EXTRA, Officer, Option, Rules, Task
from benchmarks.timefold.stays import Stay


class Counts:
    def off_leave(self, rules: Rules, seats: list[Task], options: list[Option]) -> int:
        """Seats on leave or on its eve, and extra duties too near to it."""
        broken = 0
        for option in options:
            for seat in seats:
                if option.excludes(seat, rules.leave_eve_end):
                    broken += 1
                if seat.source == EXTRA and option.near(seat.day, rules.extra_leave_gap):
                    broken += 1
        return broken

    def gaps(self, rules: Rules, stays: list[Stay]) -> int:
        """Stints too soon after the one before."""
        broken = 0
        for index in range(1, len(stays)):
            stay = stays[index]
            before = stays[index - 1]
            apart = rules.gap
            if stay.station == before.station:
                apart = max(apart, 1)
            if stay.first - before.last - 1 < apart:
                broken += 1
        return broken

    def rest(self, tasks: list[Task], reach: int) -> int:
        """Pairs, one of them decided, on one date or with too little rest between; tasks are in order."""
        broken = 0
        for index in range(len(tasks)):
            later = tasks[index]
            before = index - 1
            while before >= 0 and later.day - tasks[before].day <= reach:
                earlier = tasks[before]
                if later.source >= 0 or earlier.source >= 0:
                    tired = later.begin < earlier.ready and not later.standby
                    if tired or later.day == earlier.day or later.begin < earlier.end:
                        broken += 1
                before -= 1
        return broken

    def runs(self, officer: Officer, seats: list[Task], works: list[bool]) -> int:
        """Windows of work dates too long or too full, with something decided in them."""
        rules = officer.rules
        decided = [False] * rules.days
        for seat in seats:
            decided[seat.day] = True
        broken = 0
        run = officer.run
        week = min(officer.run, 7)
        last = -1000
        for day in range(rules.days):
            if day >= 7 and works[day - 7]:
                week -= 1
            if day < 7 and 7 - day <= officer.run:
                week -= 1
            if works[day]:
                run += 1
                week += 1
            else:
                run = 0
            if decided[day]:
                last = day
            if run > rules.run and last >= day - rules.run:
                broken += 1
            if week > rules.worked_of_seven and last >= day - 6:
                broken += 1
        return broken

    def minutes(self, rules: Rules, tasks: list[Task], at_home: list[int]) -> int:
        """Calendar weeks with too many minutes, and each eight hours beyond; `at_home`: minutes of home work by week."""
        given = list(at_home)
        decided = [0] * len(at_home)
        for task in tasks:
            week = (task.day + rules.weekday) // 7
            if task.source >= 0:
                decided[week] += task.load
            else:
                given[week] += task.load
        broken = 0
        for week in range(len(decided)):
            excess = decided[week] - max(0, rules.minutes - given[week])
            if decided[week] > 0 and excess > 0:
                broken += 1 + excess // 480
        return broken

    def covers(self, officer: Officer, tasks: list[Task]) -> int:
        """Covers beyond the limit of a calendar year."""
        first = 0
        later = 0
        for task in tasks:
            if task.source == COVER and task.day <= officer.rules.year_end:
                first += 1
            elif task.source == COVER:
                later += 1
        most = officer.rules.covers
        return max(0, first - max(0, most - officer.covers)) + max(0, later - most)

    def periods(self, rules: Rules, tasks: list[Task]) -> int:
        nights = []
        extras = []
        for task in tasks:
            if task.night:
                nights.append(task)
            if task.source == EXTRA:
                extras.append(task)
        broken = self.full_periods(rules, nights, rules.nights) + self.full_periods(rules, extras, rules.extras)
        return broken + self.full_periods(rules, tasks, rules.duties)

    def full_periods(self, rules: Rules, tasks: list[Task], most: int) -> int:
        """Spans of a period with too many; those that begin with one of the tasks say enough."""
        broken = 0
        for index in range(len(tasks) - most):
            first = min(tasks[index].day, max(0, rules.days - rules.period))
            total = 0
            decided = 0
            for task in tasks:
                if task.day >= first and task.day < first + rules.period:
                    total += 1
                    if task.source >= 0:
                        decided += 1
            if decided > 0 and total > most:
                broken += 1
        return broken
