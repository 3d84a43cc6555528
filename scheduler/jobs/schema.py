"""The JSON Schemas of what goes in and comes out as JSON."""

from enum import StrEnum


class Subject(StrEnum):
    CASE = "case"
    POLICY = "policy"
    ROSTER = "roster"


def schema(subject: Subject) -> str:
    import json

    from models.base import Noun
    from models.case import Case
    from models.policy import Policy
    from models.roster import RosterFile

    nouns: dict[Subject, type[Noun]] = {Subject.CASE: Case, Subject.POLICY: Policy, Subject.ROSTER: RosterFile}
    return json.dumps(nouns[subject].model_json_schema(), ensure_ascii=False, indent=1)
