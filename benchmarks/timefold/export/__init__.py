"""A case as plain data for the peer: who may do what, what is given, and every limit, with dates as day numbers.

Who may be decided is the model's own list of candidates, without those that its rows rule out by givens alone.
"""

from benchmarks.timefold.export.duties import duty, vacancy
from benchmarks.timefold.export.fairness import steps
from benchmarks.timefold.export.known import Known, Row
from benchmarks.timefold.export.leave import request
from benchmarks.timefold.export.officers import officer
from benchmarks.timefold.policy import rules_of, weights_of
from scheduler.formulation.model import Model


def export(model: Model) -> Row:
    known, instance = Known(model), model.instance
    thresholds = steps(known)
    return {
        "rules": rules_of(instance),
        "weights": weights_of(instance),
        "duties": [duty(known, wanted) for wanted in instance.duties.all],
        "officers": [officer(known, index, thresholds.get(index, [])) for index in range(len(instance.officers))],
        "vacancies": [vacancy(known, wanted) for wanted in instance.duties.all if known.candidates[wanted.index]],
        "requests": [request(known, number) for number in range(len(model.leave.options))],
        "limits": known.limits.numbers,
    }
