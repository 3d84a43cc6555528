"""From plain data to the facts that lines are made of, on either side of the peer's process."""

from typing import Any

from benchmarks.peer.timefold_facts import Duty, HomeWork, Officer, Option, Post, Presence, Rules, Task, Use


class Facts:
    def __init__(self, data: dict[str, Any]) -> None:
        self.limits: list[int] = data["limits"]
        self.duties = [Duty(row) for row in data["duties"]]
        rules = Rules(data["rules"])
        self.posts: dict[tuple[int, int], list[Post]] = {}
        """By officer and day, where there is more than one."""
        self.officers = [self._officer(row, rules) for row in data["officers"]]
        self.tasks: dict[int, dict[int, Task]] = {row["duty"]: self._tasks(row) for row in data["vacancies"]}
        """By duty and officer."""
        self.options = [[Option(row, self._uses(row["uses"])) for row in rows] for rows in data["requests"]]

    def _uses(self, rows: list[list[int]]) -> list[Use]:
        return [Use(cap, self.limits[cap], amount) for cap, amount in rows]

    def _presences(self, rows: list[list[int]]) -> list[Presence]:
        return [Presence(self.duties[duty], amount) for duty, amount in rows]

    def _officer(self, row: dict[str, Any], rules: Rules) -> Officer:
        officer = Officer(row, rules)
        officer.away = [self._uses(uses) for uses in row["away"]]
        officer.home = [HomeWork(home, self._uses(home["floor"])) for home in row["home"]]
        officer.base = [self._base(base) for base in row["base"]]
        return officer

    def _base(self, row: dict[str, Any]) -> Task:
        task = Task(row, self._uses(row["uses"]))
        task.presences = self._presences(row["leaves"])
        if len(row["posts"]) > 1:
            self.posts[task.officer, task.day] = [
                Post(task.officer, task.day, number, post["cost"], self._presences(post["moves"]))
                for number, post in enumerate(row["posts"])
            ]
        return task

    def _tasks(self, row: dict[str, Any]) -> dict[int, Task]:
        found = {}
        for facts in row["tasks"]:
            task = found[facts["officer"]] = Task(facts, self._uses(facts["uses"]))
            task.presences = self._presences([[row["duty"], facts["amount"]]])
        return found
