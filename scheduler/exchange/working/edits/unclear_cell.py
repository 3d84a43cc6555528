"""A cell that means nothing, or not clearly."""


class UnclearCell(Exception):
    """What is wrong with it, and what would be read."""

    def __init__(self, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.wrong, self.expected = wrong, expected
