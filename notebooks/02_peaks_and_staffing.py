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
# # Peaks and staffing
#
# From two years of daily counts to the number of officers on each duty, by the functions that `dutycover demand` itself calls.
# The sample is the spring of 2027 in 城厢: the rush to the exit-entry hall before Spring Festival. Its history comes from a
# generator, so that the true mean of every day is known and the forecast can be scored.

# %%
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from scheduler.demand.backtest import backtest, coverage, error
from scheduler.demand.planning import demand_plan, staffed
from scheduler.exchange import read_case
from scheduler.exchange.writing.answers.demand_summary import METHODS, demand_lines
from scheduler.exchange.writing.case.frames import frame
from scheduler.jobs.samples import PLACES

spring = next(path for place in PLACES if (path := Path(place) / "chengxiang-spring-2027.xlsx").exists())
case = read_case(spring).case
history = frame(case.history)
history.groupby(["service", "station"])["count"].agg(["size", "mean", "max"]).round(1).head(12)

# %% [markdown]
# ## What was counted, how the work is done, what a station asks for

# %%
frame(case.services)

# %%
frame(case.support_requests)[["station", "post", "shift", "first", "last", "number", "reason", "submitted"]]

# %% [markdown]
# ## The forecast
#
# One log-linear regression a service, pooled over the stations: weekday, day kind, days before and after a long holiday, school
# breaks, season, the offset to Spring Festival, trend. Over-dispersion is estimated, and gives the quantiles.

# %%
plan = demand_plan(case)
print(*demand_lines(plan), sep="\n")

# %%
HALL = "出入境大厅"
duties = [staffing for staffing in plan.duties if staffing.duty.station == HALL]
band = pd.DataFrame(
    {
        "mean": [staffing.forecast.mean for staffing in duties],
        "10 %": [staffing.forecast.quantile(10) for staffing in duties],
        "90 %": [staffing.forecast.quantile(90) for staffing in duties],
        "peak": [staffing.weight > 1 for staffing in duties],
    },
    index=pd.to_datetime([staffing.duty.date for staffing in duties]),
)
past = history[(history.station == HALL)].assign(date=lambda rows: pd.to_datetime(rows.date)).set_index("date")["count"]
figure, axes = plt.subplots(figsize=(10, 4))
axes.plot(past["2026-10":], color="grey", linewidth=1, label="counted")
axes.fill_between(band.index, band["10 %"], band["90 %"], alpha=0.25, label="10 % to 90 %")
axes.plot(band["mean"], linewidth=2, label="forecast")
axes.plot(band["mean"][band.peak], "D", color="darkred", label="peak day")
axes.set_title("Exit-entry hall: cases a day")
axes.legend()
plt.tight_layout()
plt.show()

# %% [markdown]
# ## The staffing that follows
#
# At a counter Erlang's C formula, hour by hour, for "80 % served within 10 minutes"; on calls the workload of crews of two. The
# 50 % quantile gives the minimum, the 90 % quantile the target; both, like every other number here, are rows of the policy.

# %%
numbers = pd.DataFrame(
    {
        "minimum": [staffing.minimum for staffing in duties],
        "target": [staffing.target for staffing in duties],
        "target in 需求": [staffing.in_force.target for staffing in duties],
    },
    index=band.index,
)
axes = numbers.rename(columns={"target in 需求": "target typed"}).plot(figsize=(10, 3), drawstyle="steps-mid")
axes.set_title("Exit-entry hall: officers")
plt.tight_layout()
plt.show()

# %% [markdown]
# What the planner typed in 需求 stays in force. Without that sheet the computed numbers are what `solve` takes.

# %%
bare = case.model_copy(update={"demands": ()})
computed = staffed(bare)
frame(computed.demands)[["station", "post", "shift", "first", "last", "minimum", "target", "weight"]].head(8)

# %% [markdown]
# ## How good it would have been
#
# Forecasts of the counters made again from earlier dates, against three that need no model.

# %%
counters = tuple(row for row in case.history if row.service in ("户籍", "出入境"))
scores = backtest(case.model_copy(update={"history": counters}))
peaks = [row for row in scores.rows if row.peak]
pd.DataFrame(
    {"all": {name: error(scores.rows, name) for name in METHODS}, "peak days": {name: error(peaks, name) for name in METHODS}}
).round(3)

# %%
covered = coverage(scores.rows)
assert 0.85 < covered[90] < 0.95
assert error(peaks, "model") < 0.75 * min(error(peaks, name) for name in METHODS if name != "model")
covered
