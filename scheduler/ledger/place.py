"""Where the ledger is when nobody names it. Nothing heavy is imported here: every command that reads a case asks."""

import os
from pathlib import Path

VARIABLE = "DUTYCOVER_DB"


def named(given: str = "") -> str:
    """By option, else by the variable of the environment, else a file in the user's data folder."""
    typed = given or os.environ.get(VARIABLE, "")
    if typed:
        return typed
    from platformdirs import user_data_path

    return str(user_data_path("dutycover", appauthor=False) / "ledger.db")


def is_nowhere() -> bool:
    """Whether it is a file that nobody has made yet."""
    place = named()
    return "://" not in place and not Path(place).exists()
