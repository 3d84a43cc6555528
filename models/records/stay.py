"""驻所记录: what a bureau leader did on a stay at a station."""

import datetime as dt
from enum import StrEnum

from models.base import Count, Id, Noun
from models.words import say


class StayTime(StrEnum):
    """By day (08–18) or by night (18–次日08)."""

    DAY = "day"
    NIGHT = "night"

    @property
    def said(self) -> str:
        return say("stays.word.day" if self is StayTime.DAY else "stays.word.night")


class Activity(StrEnum):
    """The ten activities of a phase of stays ("十个一"), each a field of `StayRecord`."""

    HANDOVERS = "handovers"
    BRIEFINGS = "briefings"
    TALKS = "talks"
    REVISITS = "revisits"
    PETITIONS = "petitions"
    DISPUTES = "disputes"
    COMPANIES = "companies"
    TOWNSHIPS = "townships"
    OPINIONS = "opinions"
    RECTIFICATIONS = "rectifications"


class StayRecord(Noun):
    """One stay that took place, with how often each of the ten activities was done on it.

    `phase` is the name of the round of stays; empty is the period of the case.
    """

    date: dt.date
    officer: Id
    station: Id
    time: StayTime
    handovers: Count = 0
    """交班例会: morning meetings attended."""
    briefings: Count = 0
    """政策宣讲: policies explained to the station's officers."""
    talks: Count = 0
    """谈心谈话: officers talked to, one by one."""
    revisits: Count = 0
    """回访警情: callers revisited."""
    petitions: Count = 0
    """约访信访: petitioners received."""
    disputes: Count = 0
    """调处纠纷: disputes settled."""
    companies: Count = 0
    """走访企业: companies visited."""
    townships: Count = 0
    """联络镇村: towns and villages called on."""
    opinions: Count = 0
    """意见清单: lists of opinions collected."""
    rectifications: Count = 0
    """督导整改: corrections supervised."""
    phase: str = ""

    def number(self, activity: Activity) -> int:
        done: int = getattr(self, activity.value)
        return done
