# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Before Spring Festival: what if
#
# Three weeks before the festival the bureau's leaders ask: what if we granted every request? What if three fall ill? What would
# it bring to train two officers of 治安大队 for the exit-entry counter? Each question is a *scenario*: a few edits to the case.
# This notebook makes the edits, solves the case and the scenarios, and reads what differs, by the functions of
# `dutycover whatif`.

# %%
import threading
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from models.comparison import Verdict
from scheduler.demand.planning import staffed
from scheduler.engine.watch import Watch
from scheduler.exchange import read_case
from scheduler.exchange.reading.scenarios.file import read_scenarios
from scheduler.exchange.reading.scenarios.flags import Flags
from scheduler.exchange.writing.answers.compare_lines import difference
from scheduler.exchange.writing.answers.scenario_text import edit_text
from scheduler.jobs.samples import PLACES
from scheduler.plan import Settings
from scheduler.whatif.results import Results
from scheduler.whatif.sweep import applied, compare

spring = next(path for place in PLACES if (path := Path(place) / "chengxiang-spring-2027.xlsx").exists())
typed = read_case(spring).case
case = staffed(typed)

# %% [markdown]
# ## Questions as data
#
# A planner keeps them in YAML or in the sheet 比选方案. Each line is one edit, with its file and line for messages.

# %%
scenarios = read_scenarios(case, spring, spring.with_name("spring-scenarios.yaml"), Flags(), seed=0)
pd.DataFrame(
    [(one.name, edit_text(edit), edit.place) for one in scenarios for edit in one.edits], columns=["scenario", "edit", "where"]
)

# %% [markdown]
# An edit makes a new case, validated like any other; the case itself stays as it was.

# %%
asked = [one for one in scenarios if one.name in ("全部准假", "节前三人病倒", "治安两人学出入境")]
cases = applied(typed, case, tuple(asked))
{
    scenario.name: (len(changed.secondments) - len(case.secondments), len(changed.qualifications) - len(case.qualifications))
    for scenario, changed in cases
}

# %% [markdown]
# ## The base and the scenarios, solved
#
# Ten seconds each, so that the notebook is quick; the planner takes minutes. Every scenario starts from the base's roster.

# %%
watch = Watch(tell=lambda title, known: None, say=print, stop=threading.Event())
found = compare(case, cases, Settings(time_limit=10.0, workers=2), Results(None), watch)

# %%
figures = pd.DataFrame(
    {"基准": found.figures.model_dump()} | {one.scenario.name: one.figures.model_dump() for one in found.scenarios}
).T
figures

# %%
plt.rcParams["font.sans-serif"] = ["Noto Sans CJK SC", "SimHei", "DejaVu Sans"]
figures[["critical", "below_target", "refused"]].plot.bar(rot=0, figsize=(9, 3))
# %% [markdown]
# ## What is proven of a difference
#
# A number is shown only where it is *decided*: the intervals [bound, value] are disjoint and all earlier levels are equal and
# closed. 未定 means that more time may decide it. Behind a level that differs nothing is decided.

# %%
levels = pd.DataFrame(
    [
        (one.scenario.name, level.title, level.before.value, level.after.value, difference(level), level.verdict.value)
        for one in found.scenarios
        for level in one.levels
    ],
    columns=["scenario", "level", "base", "value", "difference", "verdict"],
)
levels.groupby("scenario", sort=False).head(3)

# %% [markdown]
# Granting everything leaves nothing refused, whatever it costs in cover; that much is proven, however short the limit.

# %%
granted = next(one for one in found.scenarios if one.scenario.name == "全部准假")
assert granted.figures.refused == 0
assert all(level.verdict is not Verdict.DECIDED or level.before.value != level.after.value for level in granted.levels)

# %% [markdown]
# ## Whose days change, and which shortages appear

# %%
pd.DataFrame(
    [
        (
            one.scenario.name,
            change.unit,
            change.name,
            len(change.days),
            "; ".join(f"{at.station} {at.before}→{at.after}" for at in change.stations),
        )
        for one in found.scenarios
        for change in one.officers
    ],
    columns=["scenario", "unit", "officer", "days", "cover"],
).groupby("scenario", sort=False).head(5)

# %%
pd.DataFrame(
    [(one.scenario.name, *change.model_dump().values()) for one in found.scenarios for change in one.shortages],
    columns=["scenario", "station", "post", "shift", "date", "min before", "min after", "target before", "target after"],
).head(12)
