"""What a sheet is: names and columns. Reader, template and case writer all go by this one description."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from models.base import Noun
from models.words import in_files, say


class Kind(Enum):
    TEXT = auto()
    ID = auto()
    UNIT = auto()
    OFFICER = auto()
    IDS = auto()
    CYCLE = auto()
    INT = auto()
    DATE = auto()
    DATES = auto()
    MOMENT = auto()
    TIME = auto()
    SPAN = auto()
    FLAG = auto()
    CHOICE = auto()
    CHOICES = auto()
    VALUE = auto()
    LEVEL = auto()


@dataclass(frozen=True)
class Choice:
    """The words for each value: the first is written into Chinese files, all are read.

    Into English ones goes the word of `english`, or the value itself; both are read as well.
    """

    words: Mapping[str, tuple[str, ...]]
    english: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def values(self) -> dict[str, str]:
        return {
            word.casefold(): value
            for value, words in self.words.items()
            for word in (*words, value, self.english.get(value, value))
        }

    def shown(self, value: str) -> str:
        return in_files(self.words[value][0], self.english.get(value, value))

    @property
    def list(self) -> list[str]:
        return [self.shown(value) for value in self.words]


class Named:
    """What a sheet and a column are called and say of themselves: `note` is a key of the catalogue."""

    key: str
    zh: str
    en: str
    note: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All that are read."""
        return (self.zh, self.en, self.key, *self.aliases)

    @property
    def title(self) -> str:
        return in_files(self.zh, self.en)

    @property
    def hint(self) -> str:
        return say(self.note) if self.note else ""


@dataclass(frozen=True)
class Column(Named):
    """`refers` names the sheet whose ids stand here; `same_as` the column whose value a blank takes.

    `least` is the smallest whole number allowed; `percent` lets 30% stand for 30. `none` lets 无 stand for nothing, where a blank
    is a default. `ends` of a time of day lets 24:00 be the midnight that ends the date; `ticks` lets √ count 1 and × 0.
    `width` is in characters; 0 is that of the kind.
    """

    key: str
    zh: str
    en: str
    kind: Kind = Kind.TEXT
    required: bool = False
    note: str = ""
    example: object = None
    aliases: tuple[str, ...] = ()
    choice: Choice | None = None
    refers: str = ""
    same_as: str = ""
    least: int = 0
    percent: bool = False
    none: bool = False
    ends: bool = False
    ticks: bool = False
    width: int = 0


@dataclass(frozen=True)
class Sheet(Named):
    """`usual` sheets stand in the short template beside the required ones.

    A `grid` is kept with officers down and dates across; its columns say what a cell of it means.
    `instead` names the sheet that may take a required one's place.

    Where each row is one `noun`, its columns are the noun's fields by name; other rows are read by a module of their own.
    `identity`: two rows with the same values in these columns are about the same thing; one of several such sets is enough.
    Of the parts that units fill in, each has the same copy of a `shared` sheet, and has an `offered` one though it be empty.
    """

    key: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    note: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = False
    usual: bool = False
    grid: bool = False
    instead: str = ""
    noun: type[Noun] | None = None
    identity: tuple[tuple[str, ...], ...] = ()
    shared: bool = False
    offered: bool = False

    @cached_property
    def naming(self) -> tuple[Column, ...]:
        """The columns in which units and officers are named."""
        return tuple(column for column in self.columns if column.kind in (Kind.UNIT, Kind.OFFICER))

    @cached_property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}
