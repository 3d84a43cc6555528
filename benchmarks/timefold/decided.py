"""What is decided about one officer, by kind: in the plainest Python, as `line` has to be."""

from benchmarks.timefold.facts import LEAVE, OFFICER, POST, SEAT, Officer, Option, Post, Task


class Decided:
    """`items`: the officer, and seats, options of leave and posts in any order."""

    def __init__(self, items: list[Officer | Task | Option | Post]) -> None:
        officer = items[0]
        seats: list[Task] = []
        self.options: list[Option] = []
        self.posts: list[Post] = []
        for item in items:
            if item.kind == OFFICER:
                officer = item
            elif item.kind == SEAT:
                seats.append(item)
            elif item.kind == LEAVE:
                self.options.append(item)
            elif item.kind == POST:
                self.posts.append(item)
        self.officer = officer
        self.seats = self.in_order(seats)

    def in_order(self, tasks: list[Task]) -> list[Task]:
        """By when they begin."""
        keys = []
        for index in range(len(tasks)):
            keys.append(tasks[index].begin * 1000 + index)
        ordered = []
        for key in sorted(keys):
            ordered.append(tasks[key % 1000])
        return ordered
