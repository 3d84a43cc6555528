"""Faults between the parts of a case: unknown and duplicated ids, reversed ranges, uncovered dates.

The parts are looked at as plain tuples, so that a reader can ask for the faults before there is a case.
"""

from collections.abc import Callable, Iterator

from models.integrity.amounts import amounts, limits, policy
from models.integrity.fault import Fault, Parts
from models.integrity.ids import alike, duplicates
from models.integrity.opening import opening
from models.integrity.periods import choices, commitments, given_leave_overlaps, horizon, ranges, secondments, stay_phases
from models.integrity.pins import pins
from models.integrity.records import problems, results, stay_records
from models.integrity.references import references
from models.integrity.rotas import rotas
from models.integrity.sides import sides

CHECKS: tuple[Callable[[Parts], Iterator[Fault]], ...] = (
    horizon,
    duplicates,
    alike,
    references,
    ranges,
    amounts,
    choices,
    rotas,
    given_leave_overlaps,
    pins,
    limits,
    opening,
    sides,
    secondments,
    stay_phases,
    commitments,
    stay_records,
    problems,
    results,
    policy,
)


def faults(parts: Parts) -> list[Fault]:
    """Every fault between the parts, in the order of the checks; an empty list for a sound case."""
    return [fault for check in CHECKS for fault in check(parts)]
