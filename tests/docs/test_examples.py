"""What docs/python.md shows is what Python says."""

import doctest
import re

from tests.paths import ROOT

PAGE = ROOT / "docs/python.md"
BLOCK = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_examples_run_and_say_what_the_page_says() -> None:
    text = "".join(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    page = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(page.examples) > 25
    said: list[str] = []
    assert not doctest.DocTestRunner().run(page, out=said.append).failed, "".join(said)
