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
# # A first roster
#
# From the planner's workbook to an audited cover roster, by the functions that `dutycover solve` itself calls. The sample is
# the summer of 2024 in 城厢: seven stations and the exit-entry hall, twelve departments, leave and the peak at the household
# counters.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from scheduler.checks.warnings import warnings
from scheduler.exchange import read_case
from scheduler.exchange.writing.case.frames import frame
from scheduler.jobs.samples import summer
from scheduler.plan import Settings, plan

read = read_case(summer())
case = read.case
print(case.title, case.start, "–", case.end)
print("defaults taken:", *read.defaults, sep="\n  ")
print("leave clipped to the horizon:", *read.clipped, sep="\n  ")
print("known beforehand:", *[warning.sentence for warning in warnings(case)], sep="\n  ")


# %% [markdown]
# ## What goes in
#
# Every sheet is a tuple of frozen rows, so that a table is one line away.

# %%
officers = frame(case.officers)
officers.groupby(["unit", "category"]).size().unstack(fill_value=0)

# %%
frame(case.demands)[["station", "post", "shift", "days", "minimum", "target", "weight"]].head(12)

# %% [markdown]
# ## Solve
#
# Twelve seconds give a roster and bounds; two minutes close the gaps. On a busy machine it may be the base roster alone: nothing
# granted, no cover. Whatever the limit, the audit, which shares no code with the model, has counted every rule and every level
# again before the roster is returned.

# %%
planned = plan(case, Settings(time_limit=12, workers=2, seed=0))
print(planned.file.proof.status, planned.file.proof.stopped_by, f"{planned.file.proof.seconds:.1f} s")
frame(planned.file.proof.levels)[["level", "name", "value", "bound", "gap", "conditional"]]

# %%
assert not planned.report.breaches
assert all(planned.report.levels.get(level.level, 0) == level.value for level in planned.file.proof.levels)

# %% [markdown]
# ## Who covers what, and whose leave is granted

# %%
roster = frame(planned.file.roster.assignments).merge(officers[["id", "name", "unit"]], left_on="officer", right_on="id")
covers = roster[roster.source == "cover"]
covers[["date", "station", "post", "shift", "name", "unit", "rung"]].head(15)

# %% [markdown]
# Two officers of the paired department take turns at 凤凰山 from 22 July to 2 August, while the station's own are on leave.

# %%
turns = covers[(covers.station.str.startswith("凤凰山")) & covers.date.between("2024-07-22", "2024-08-02")]
turns.pivot_table(index=["unit", "name"], columns="date", values="shift", aggfunc="first").fillna("")

# %%
decisions = frame(planned.file.roster.leave)
decisions.groupby("outcome").size()

# %%
reasons = frame(planned.reasons.leave)
reasons.head(8) if len(reasons) else "no request was moved or refused"

# %% [markdown]
# ## Two pictures
#
# The labels are numbers and English words, since a machine without Chinese fonts would draw boxes; the key to the stations
# follows.

# %%
stations = {unit.id: f"S{number}" for number, unit in enumerate((u for u in case.units if u.kind == "station"), 1)}
dates = pd.to_datetime(covers.date)
daily = pd.crosstab(dates, covers.station.map(stations)).reindex(
    index=pd.date_range(case.start, case.end), columns=list(stations.values()), fill_value=0
)
axes = daily.plot.area(figsize=(10, 4), linewidth=0, title="Officers standing in, by station and day")
axes.set(xlabel="", ylabel="covers")
plt.tight_layout()
plt.show()
print("  ".join(f"{label} = {name}" for name, label in stations.items()))

# %%
levels = planned.file.proof.levels
positions = range(len(levels))
figure, axes = plt.subplots(figsize=(10, 3))
axes.bar([at - 0.2 for at in positions], [level.value for level in levels], width=0.4, label="value reached")
axes.bar([at + 0.2 for at in positions], [level.bound for level in levels], width=0.4, label="proven bound")
axes.set_xticks(positions, [f"{level.level} {level.name}" for level in levels], rotation=20)
axes.set_yscale("symlog")
axes.set_title("What is reached and what is proven, level by level")
axes.legend()
plt.tight_layout()
plt.show()
