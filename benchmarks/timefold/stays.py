"""Which stints an officer's covers make."""

from benchmarks.timefold.facts import COVER, Officer, Option, Rules, Task


class Stay:
    def __init__(self, station: int, first: int, last: int) -> None:
        self.station = station
        self.first = first
        self.last = last


class Stays:
    """Covers at one station are one stint where length, idle dates and what lies between allow it."""

    def of(self, officer: Officer, seats: list[Task], options: list[Option]) -> list[Stay]:
        """`seats` in order. A stint that was open on the eve comes first; it ends on day -1 if it does not go on."""
        stays = []
        blocked = self.blocked(officer, seats, options)
        stay = Stay(officer.stint_station, officer.stint_first, -1)
        if stay.station >= 0:
            stays.append(stay)
        for seat in seats:
            if seat.source == COVER:
                if self.joins(stay, seat, blocked, officer.rules):
                    stay.last = seat.day
                else:
                    stay = Stay(seat.station, seat.day, seat.day)
                    stays.append(stay)
        return stays

    def blocked(self, officer: Officer, seats: list[Task], options: list[Option]) -> list[bool]:
        """Dates that no stint may span."""
        blocked = list(officer.on_leave)
        for option in options:
            for day in range(max(0, option.first), min(officer.rules.days - 1, option.last) + 1):
                blocked[day] = True
        for seat in seats:
            if seat.source != COVER:
                blocked[seat.day] = True
        return blocked

    def joins(self, stay: Stay, seat: Task, blocked: list[bool], rules: Rules) -> bool:
        if seat.station != stay.station or seat.day - stay.last - 1 > rules.idle or seat.day - stay.first >= rules.stint:
            return False
        free = True
        for day in range(stay.last + 1, seat.day):
            if blocked[day]:
                free = False
        return free
