"""Why people's dates change when a published roster is replanned."""

from models.base import Id, Noun


class Causes(Noun):
    """By officer: those whom events concern, those who step in, and those affected indirectly, who are told as well."""

    concerned: dict[Id, str] = {}
    helping: dict[Id, str] = {}
    indirect: dict[Id, str] = {}
