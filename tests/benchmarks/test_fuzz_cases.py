"""A sample of `benchmarks.fuzz_cases`: no case of the schema is answered wrongly."""

import pytest

from benchmarks.fuzz_cases import looked_at

CHUNKS, CHUNK = 8, 25
LISTED_AT_MOST = 200


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_is_answered_wrongly(chunk: int) -> None:
    looked = [looked_at(seed, LISTED_AT_MOST) for seed in range(1_000_000 + chunk * CHUNK, 1_000_000 + (chunk + 1) * CHUNK)]
    assert [(answer.seed, answer.wrong) for answer in looked if answer.wrong] == []
    assert sum(answer.is_listed for answer in looked) > CHUNK / 2
