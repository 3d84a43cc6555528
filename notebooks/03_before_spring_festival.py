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
    [(scenario.name, edit_text(edit), edit.place) for scenario in scenarios for edit in scenario.edits],
    columns=["scenario", "edit", "where"],
)

# %% [markdown]
# An edit makes a new case, validated like any other; the case itself stays as it was.

# %%
asked = [scenario for scenario in scenarios if scenario.name in ("全部准假", "节前三人病倒", "治安两人学出入境")]
cases = applied(typed, case, tuple(asked))
{
    scenario.name: (len(changed.secondments) - len(case.secondments), len(changed.qualifications) - len(case.qualifications))
    for scenario, changed in cases
}

# %% [markdown]
# ## The base and the scenarios, solved
#
# Six seconds for the base and half of that for each scenario, so that the notebook is quick; the planner takes minutes. Every
# scenario starts from the base's roster. Where the time does not last for a roster, its row is left out, and `failure` says why.

# %%
watch = Watch(tell=lambda title, known: None, say=print, stop=threading.Event())
comparison = compare(case, cases, Settings(time_limit=6.0, workers=2), Results(None), watch)

# %%
solved = {"基准": comparison.figures} | {compared.scenario.name: compared.figures for compared in comparison.scenarios}
figures = pd.DataFrame({name: counts.model_dump() for name, counts in solved.items() if counts is not None}).T.astype(int)
print([compared.failure for compared in comparison.scenarios if compared.failure])
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
        (compared.scenario.name, level.title, level.before.value, level.after.value, difference(level), level.verdict.value)
        for compared in comparison.scenarios
        for level in compared.levels
    ],
    columns=["scenario", "level", "base", "value", "difference", "verdict"],
)
levels.groupby("scenario", sort=False).head(3)

# %% [markdown]
# Granting everything leaves nothing refused, whatever it costs in cover; that much is proven, however short the limit.

# %%
granted = next(compared for compared in comparison.scenarios if compared.scenario.name == "全部准假")
assert granted.figures is None or granted.figures.refused == 0
assert all(level.verdict is not Verdict.DECIDED or level.before.value != level.after.value for level in granted.levels)

# %% [markdown]
# ## Whose days change, and which shortages appear

# %%
pd.DataFrame(
    [
        (
            compared.scenario.name,
            change.unit,
            change.name,
            len(change.days),
            "; ".join(f"{at.station} {at.before}→{at.after}" for at in change.stations),
        )
        for compared in comparison.scenarios
        for change in compared.officers
    ],
    columns=["scenario", "unit", "officer", "days", "cover"],
).groupby("scenario", sort=False).head(5)

# %%
pd.DataFrame(
    [
        (compared.scenario.name, *change.model_dump().values())
        for compared in comparison.scenarios
        for change in compared.shortages
    ],
    columns=["scenario", "station", "post", "shift", "date", "min before", "min after", "target before", "target after"],
).head(12)
