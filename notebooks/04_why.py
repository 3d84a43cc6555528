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
# # Why: explaining a roster to those on it
#
# The summer of 2024 in 城厢, solved for a quarter of a minute, and the questions that officers ask of it, by the functions that
# `dutycover explain` itself calls. What the audit shows and what solving again confirms stand apart.

# %%
from models.roster import Outcome, Source
from scheduler.exchange import read_case
from scheduler.explain.asked.cover import cover, cover_of
from scheduler.explain.asked.leave import refused
from scheduler.explain.asked.officer import officer
from scheduler.explain.asked.view import View
from scheduler.explain.asked.why_not import why_not
from scheduler.jobs.samples import summer
from scheduler.plan import Settings, plan

planned = plan(read_case(summer()).case, Settings(time_limit=15.0))
view = View(planned.file)
[(level.name, level.value, level.bound) for level in planned.file.proof.levels]

# %% [markdown]
# ## Why me?
#
# The days of one officer beside those of everybody who could have been asked as well, the past included.

# %%
covers = [duty for duty in view.roster.assignments if duty.source is Source.COVER]
taken = covers[0] if covers else view.roster.assignments[0]
print(f"{len(covers)} covers")
print("\n".join(list(officer(view, taken.officer).lines())[:10]))

# %% [markdown]
# ## Why this cover, and who else?
#
# The audit names the next-best; solving again tells at which level each would cost how much. 未定 is said where the time did not
# last to prove it.

# %%
if covers:
    print("\n".join(cover(view, cover_of(view, taken.officer, taken.date)).lines()))
else:
    print("Nobody covers: the machine was too busy for more than the base roster. A longer limit gives more.")

# %% [markdown]
# ## Why not somebody else?
#
# Every rule in the way, not only the first.

# %%
other = next(member.id for member in view.case.officers if member.unit != taken.station and member.id != taken.officer)
print("\n".join(why_not(view, other, view.duty(taken.station, taken.post, taken.shift, taken.date)).lines()))

# %% [markdown]
# ## Why was my leave refused or moved, and when could I go?

# %%
declined = [decision.request for decision in view.roster.leave if decision.outcome is not Outcome.GRANTED]
print(f"{len(declined)} requests not granted as asked")
for request in declined[:1]:
    print("\n".join(refused(view, request).lines()))
