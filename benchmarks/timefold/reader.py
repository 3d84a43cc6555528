"""From plain data to the facts that lines are made of, on either side of the peer's process.

What is alike is one object, because the peer copies every object that it is given, and slowly.
"""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from benchmarks.timefold.facts import Duty, HomeWork, Officer, Option, Post, Presence, Rules, Task, Use

Row = dict[str, Any]
Made = TypeVar("Made")


class Facts:
    def __init__(self, data: Row) -> None:
        self._known: dict[tuple[str, str], Any] = {}
        self.limits: list[int] = data["limits"]
        self.duties = [Duty(row) for row in data["duties"]]
        rules = Rules(data["rules"])
        self.posts: dict[tuple[int, int], list[Post]] = {}
        """By officer and day, where there is more than one."""
        self.officers = [self._officer(row, rules) for row in data["officers"]]
        self.tasks: dict[int, dict[int, Task]] = {row["duty"]: self._tasks(row) for row in data["vacancies"]}
        """By duty and officer."""
        self.options = [[Option(row, self._uses(row["uses"])) for row in rows] for rows in data["requests"]]

    def _once(self, make: Callable[[Any], Made], row: Any) -> Made:
        key = (make.__qualname__, json.dumps(row))
        if key not in self._known:
            self._known[key] = make(row)
        return self._known[key]

    def _uses(self, rows: list[list[int]]) -> list[Use]:
        return self._once(self._all_uses, rows)

    def _all_uses(self, rows: list[list[int]]) -> list[Use]:
        return [self._once(self._use, row) for row in rows]

    def _use(self, row: list[int]) -> Use:
        return Use(row[0], self.limits[row[0]], row[1])

    def _presences(self, rows: list[list[int]]) -> list[Presence]:
        return self._once(self._all_presences, rows)

    def _all_presences(self, rows: list[list[int]]) -> list[Presence]:
        return [Presence(self.duties[duty], amount) for duty, amount in rows]

    def _officer(self, row: Row, rules: Rules) -> Officer:
        by_day = {key: self._once(list, row[key]) for key in ("zones", "committed", "on_leave", "lends")}
        officer = Officer(row | by_day, rules)
        officer.away = self._once(self._away, row["away"])
        officer.home = self._once(self._home, row["home"])
        days = {home.day: home for home in officer.home}
        begins = [days[day].begin if day in days else 0 for day in range(rules.days)]
        officer.home_begins = self._once(list, begins)
        officer.home_ready = self._once(list, [days[day].ready if day in days else 0 for day in range(rules.days)])
        officer.base = [self._once(self._task, base) for base in row["base"]]
        for base in row["base"]:
            if len(base["posts"]) > 1:
                self.posts[officer.index, base["day"]] = self._posts(officer.index, base)
        return officer

    def _away(self, rows: list[list[list[int]]]) -> list[list[Use]]:
        return [self._uses(row) for row in rows]

    def _home(self, rows: list[Row]) -> list[HomeWork]:
        return [self._once(self._home_work, row) for row in rows]

    def _home_work(self, row: Row) -> HomeWork:
        return HomeWork(row, self._uses(row["floor"]))

    def _posts(self, officer: int, base: Row) -> list[Post]:
        return [
            Post(officer, base["day"], number, post["cost"], self._presences(post["moves"]))
            for number, post in enumerate(base["posts"])
        ]

    def _tasks(self, row: Row) -> dict[int, Task]:
        """Per officer; a seat adds one presence to its duty."""
        tasks = {}
        for facts in row["tasks"]:
            alike = {key: value for key, value in facts.items() if key not in ("officer", "amount")}
            tasks[facts["officer"]] = self._once(self._task, alike | {"presences": [[row["duty"], facts["amount"]]]})
        return tasks

    def _task(self, row: Row) -> Task:
        task = Task(row, self._uses(row["uses"]))
        task.wishes = self._once(list, task.wishes)
        task.presences = self._presences(row["presences"])
        return task
