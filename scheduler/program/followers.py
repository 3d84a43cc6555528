"""Which auxiliary variables follow from which others, directly or through others."""

import numpy as np

from scheduler.program.arrays import Flags, Numbers, ranges
from scheduler.program.definitions import Definitions


class Followers:
    """Followers of variable v are follower[first[v]] … follower[first[v + 1] - 1].

    z is the larger of x and y, and w the larger of z and x:

    >>> from scheduler.program.affine import of
    >>> from scheduler.program.program import Program
    >>> program = Program()
    >>> x, y = program.boolean(), program.boolean()
    >>> z = program.largest([of(x), of(y)], 0, 1)
    >>> w = program.largest([z, of(x)], 0, 1)
    >>> Followers(Definitions(program), np.ones(4, dtype=bool)).joined_to(np.array([y])).tolist()
    [1, 2, 3]
    """

    def __init__(self, definitions: Definitions, needed: Flags):
        """`needed` says by variable whether it counts; others follow and are left out."""
        source, follower = definitions.uses
        kept = needed[follower]
        order = np.argsort(source[kept], kind="stable")
        self._follower = follower[kept][order]
        self._first = np.concatenate([[0], np.cumsum(np.bincount(source[kept], minlength=len(needed)))])

    def joined_to(self, variables: Numbers) -> Numbers:
        """The variables and all that follows from them, in order."""
        joined = news = np.unique(variables)
        while len(news):
            following = np.unique(self._follower[ranges(self._first[news], self._first[news + 1])])
            news = np.setdiff1d(following, joined, assume_unique=True)
            joined = np.union1d(joined, news)
        return joined
