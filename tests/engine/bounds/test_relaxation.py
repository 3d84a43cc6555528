"""The model without stints still counts the dates away: the duties worked stand in for them."""

from scheduler.engine.bounds.relaxation import without_stints
from scheduler.engine.build import build
from scheduler.formulation.instance import Instance
from tests.cases import seat, tiny_case

DAY = "龙桥所/接处警/白"


def _limits(most: int) -> list[int]:
    """Right sides of the rows of the relaxation that hold four covers, each once."""
    case = tiny_case(days=4, only=["C01"], demands=(seat(DAY),), policy={"stint.away": {"value": most}})
    model = build(Instance(case))
    matrix = without_stints(model, model.compiled.rows, [model.short[index] for index in model.short]).matrix
    lengths = matrix.start[1:] - matrix.start[:-1]
    covers = [set(matrix.coefs[first : first + length]) == {1} for first, length in zip(matrix.start, lengths, strict=False)]
    return [int(high) for high, length, plain in zip(matrix.high, lengths, covers, strict=True) if length == 4 and plain]


def test_covers_stand_in_for_dates_away() -> None:
    assert 2 in _limits(2)
    assert 2 not in _limits(4)
