"""What was published before events changed it. Days are numbered from 0 at the start of the case."""

from typing import NamedTuple

from tests.third.frame import Frame, Key


class Held(NamedTuple):
    """An officer's date: seats, stations of stints, leave, bed."""

    seats: frozenset[tuple[str, ...]] = frozenset()
    stations: frozenset[str] = frozenset()
    on_leave: bool = False
    bed: bool = False


class Published:
    """What a replan says of the published roster; without one nothing is kept, touched or taken."""

    def __init__(self, frame: Frame):
        case, day = frame.case, frame.day
        self.replan = replan = case.replan
        self.since = day(replan.since) if replan else 0
        notice = frame.policy.number("notice") if replan and frame.policy.on("notice") else 0
        self.window = range(self.since, self.since + notice)
        rows = {name: getattr(replan, name, ()) for name in ("touched", "lacks", "taken", "given_back")}
        self.touched, self.lacks = (
            {(row.station, row.post, row.shift, day(row.date)): row.officers for row in rows[name]}
            for name in ("touched", "lacks")
        )
        self.taken, self.given_back = (
            {(row.officer, number) for row in rows[name] for number in range(day(row.first), day(row.last) + 1)}
            for name in ("taken", "given_back")
        )
        self.told = {
            (row.officer, day(row.date)): Held(
                frozenset((duty.station, duty.post, duty.shift) for duty in row.duties),
                frozenset(row.detached),
                row.on_leave,
                row.bed,
            )
            for row in case.roster_before
        }
        self.kept = {
            (row.officer, (duty.station, duty.post, duty.shift, day(row.date)))
            for row in (case.roster_before if replan else ())
            for duty in row.duties
            if (row.officer, day(row.date)) not in self.taken
        }

    def is_cut(self, officer: str, station: str, day: int) -> bool:
        """Whether a stint may end on the day without a cover, because replanning or an event ends it there."""
        now, after = (self.told.get((officer, number), Held()) for number in (day, day + 1))
        if self.replan is None or station not in now.stations:
            return False
        return day + 1 == self.since or not (any(seat[0] == station for seat in now.seats) or station in after.stations)

    def takes_new(self, key: Key) -> bool:
        """Whether somebody may be new on the duty though it lies in the window: it is touched and lacks somebody."""
        return key[3] in self.window and self.touched.get(key, 0) > 0
