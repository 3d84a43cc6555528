"""Which stints an officer's covers make."""

from benchmarks.peer.timefold_facts import COVER, Officer, Option, Task


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
