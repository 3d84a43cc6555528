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
# # The living roster
#
# A roster is wrong the morning after it hangs on the wall. This notebook publishes one into a ledger of its own, takes a sick
# call, finds the roster that tells the fewest people something new, publishes that, and asks the ledger who changed what, when
# and why: by the functions of `dutycover publish`, `stand-in`, `replan`, `diff`, `history`, `today`, `stays` and `results`.

# %%
import tempfile
from datetime import timedelta
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from scheduler.engine.watch import Watch
from scheduler.exchange.targets import Targets
from scheduler.exchange.writing.case.frames import frame
from scheduler.jobs.diff import diff
from scheduler.jobs.ledger.history import history
from scheduler.jobs.ledger.publish import publish
from scheduler.jobs.ledger.today import today
from scheduler.jobs.ready import ready
from scheduler.jobs.records import Source, results, stays
from scheduler.jobs.replan import Asked, replan
from scheduler.jobs.samples import PLACES
from scheduler.jobs.solve import solve
from scheduler.jobs.stand_in import Asked as OnDuty
from scheduler.jobs.stand_in import stand_in
from scheduler.ledger.faults import StaleBase
from scheduler.plan import Settings

data = next(Path(place) for place in PLACES if (Path(place) / "national-day-2026.xlsx").exists())
folder = Path(tempfile.mkdtemp())
ledger = str(folder / "ledger.db")

# %% [markdown]
# ## Publish
#
# Three weeks around National Day in 古溪, solved for five seconds. Publishing audits once more, and keeps case, roster and proof
# as version 1 for good. The rosters are written as JSON here, which takes less time than
# the workbooks do.

# %%
first = folder / "first.json"
planned = solve(ready(data / "national-day-2026.xlsx", Targets(first), ledger=False), Settings(time_limit=5.0), Watch())
print("\n".join(publish(first, author="指挥中心", note="国庆排班", db=ledger).lines))

# %% [markdown]
# ## A sick call, and who could step in
#
# Somebody who serves on 29 September falls ill that morning, for three days. The list is the audit's own count of what each
# stand-in would cost at every level; everybody else stands below, with the rule that is in the way.

# %%
case, assignments = planned.file.case, planned.file.roster.assignments
sick_day = case.start + timedelta(days=8)
asking = {request.officer for request in case.leave}
serving = [row for row in assignments if row.date == sick_day and (row.post, row.shift) == ("接处警", "值")]
ill = next(row for row in serving if row.officer not in asking)
duty = f"{ill.station}/{ill.post}/{ill.shift}:{sick_day}"
print("\n".join(stand_in(str(first), OnDuty(duty, ill.officer)).lines())[:1800])

# %% [markdown]
# ## Replan
#
# The past is held still, and the notice window but for duties that the illness leaves below their minimum. Then, level by level:
# no new critical lack that can be avoided (0a), what events ask for (0b), the fewest people told something new (0c), the fewest
# changed dates (0d), each with its bound over all of the horizon that is left. Only then the levels of every roster.

# %%
second = folder / "second.json"
call = Asked(str(first), str(sick_day), absent=(f"{ill.officer}:{sick_day}/{sick_day + timedelta(days=2)}",))
replanned = replan(call, Targets(second), Settings(time_limit=5.0), Watch())
frame(replanned.file.proof.levels)[["level", "name", "value", "bound", "conditional"]].head(4)

# %% [markdown]
# Whatever lies before the call is as it was, and the audit, which knows nothing of the search, has no breach to tell.

# %%
assert not replanned.report.breaches
assert all(cell.date >= sick_day for person in replanned.difference.people for cell in person.cells)
assert {row for row in assignments if row.date < sick_day} == {
    row for row in replanned.file.roster.assignments if row.date < sick_day
}

# %% [markdown]
# ## Who is told what, and why
#
# Whom the call concerns, who steps in, and who is affected indirectly.

# %%
officers = frame(case.officers).set_index("id")
pd.DataFrame(
    [(title, officers.name.get(officer), cause) for title, people in replanned.causes for officer, cause in people.items()],
    columns=["why", "who", "cause"],
)

# %% [markdown]
# The replanned roster knows that it was made from version 1, and becomes version 2. `diff` takes numbers of versions as well as
# files: person by person and date by date, old and new.

# %%
print("\n".join(publish(second, author="指挥中心", note="病假", db=ledger).lines[:1]))
print("\n".join(diff("1", "2", Targets(None), ledger).lines))

# %% [markdown]
# ## Two planners at once
#
# Who comes second, with a roster made before, is told what changed meanwhile. Nothing is written.

# %%
try:
    publish(first, author="政治处", db=ledger)
except StaleBase as refused:
    print(refused)

# %% [markdown]
# ## Who changed what, when and why

# %%
print("\n".join(history(officer=ill.officer, db=ledger).lines))

# %% [markdown]
# The day as it stands now: each station's duties, who is on leave or detached, who can be called.

# %%
print("\n".join(today(sick_day, db=ledger).lines[:12]))

# %% [markdown]
# ## What the period left behind
#
# Leaders' stays with the problems found, and what stints came to, are recorded afterwards. Kept in the ledger, they are read from
# it without a file.

# %%
phase = stays(Source(data / "stays-2024-phase1.xlsx", ledger, is_kept=True), Targets(None))
print("\n".join(phase.lines))

# %%
results(Source(data / "results-2024-summer.xlsx", ledger, is_kept=True), Targets(None))
summer = results(Source(None, ledger), Targets(None)).value.report
table = pd.DataFrame([row.numbers for row in summer.rows], index=[row.of for row in summer.rows], columns=summer.kinds)
table

# %%
labels = [f"S{number}" for number in range(1, len(table) + 1)]
axes = table.set_axis(labels).sum(axis=1).plot.barh(figsize=(8, 3))
axes.invert_yaxis()
axes.set(title="What stints came to, by station", xlabel="done")
plt.tight_layout()
plt.show()
print("  ".join(f"{label} = {name}" for label, name in zip(labels, table.index, strict=True)))
