"""A search that finds Chinese without a dictionary: by every two characters that stand together, and English by its stems."""

import re
from functools import cache

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish
from sphinx.util.typing import ExtensionMetadata

RUN = re.compile(r"[\u4e00-\u9fff]+|[^\W\u4e00-\u9fff]+")
NAME = "en-zh"


class SearchHan(SearchEnglish):
    lang = NAME
    language_name = "English"  # whose stemmer its script takes
    js_splitter_code = r"""
var splitQuery = (query) =>
  (query.match(/[\u4e00-\u9fff]+|(?:(?![\u4e00-\u9fff])[\p{L}\p{N}_])+/gu) || []).flatMap((run) =>
    /^[\u4e00-\u9fff]{2,}$/.test(run) ? [...run].slice(1).map((last, at) => run[at] + last) : [run]
  );
"""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.stem = cache(self.stem)  # type: ignore[method-assign]

    def split(self, input: str) -> list[str]:
        return [word for run in RUN.findall(input) for word in _words(run)]


def _words(run: str) -> list[str]:
    """Of Chinese, its characters and all pairs of neighbours."""
    if not "\u4e00" <= run[0] <= "\u9fff":
        return [run]
    return [*run, *(run[at : at + 2] for at in range(len(run) - 1))]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_search_language(SearchHan)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
