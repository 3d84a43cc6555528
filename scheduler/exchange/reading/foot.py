"""Rows below a table that are none of it: totals and counts, legends and notes, who filled it in and who signs."""

import re
from collections.abc import Iterable

from scheduler.exchange.reading.cells.raw import blank, shown

SIGNED = r"(?:填表|制表|审核|审批|批准|签发|填报|复核|校对|经办|联系|负责|值班电话|电话)\w{0,6}\s*[:：]"
NOTED = r"(?:备注|附注|说明|注意|注|图例|legend|notes?)\s*(?:\d?\s*[:：.、]|$)"
TOTAL = (
    r".{0,12}?(?:合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|总数|人数|人次|累计|\b(?:sub)?total|\bsum|\bcount)"
    r"\s*(?:[:：\d（(].*)?$"
)
COUNT = r"(?:共|总共|计|应到|实到)\s*[:：]?\s*\d+|\d+\s*(?:人|名|人次)$"
WORDS = re.compile("|".join((SIGNED, NOTED, TOTAL, COUNT)), re.IGNORECASE)
LEGEND = re.compile(r"\S{1,8}\s*(?:[=＝]\s*\S|[:：]\s*(?!\d{4})\S|(?:表示|代表|指的是))")
"""白=白班 08:00-18:00, 白：白班, ★表示替岗; a reference such as 警员A01:2024-07-23 is none."""
NUMBER = re.compile(r"[\d.,]+\s*(?:人|名|人次|天|个|条|份|次)?|[—–-]")


def begins_foot(cells: Iterable[object], is_lonely: bool) -> bool:
    """Whether a row is no row of the table: by its first words, where it has no more than counts beside them.

    `is_lonely`: what every row of the table has is missing in this one, so that other words may stand there too.
    """
    filled = [shown(cell).strip() for cell in cells if not blank(cell)]
    words = [text for text in filled if not NUMBER.fullmatch(text)] or filled[:1]
    if not words:
        return False
    if WORDS.match(words[0]):
        return is_lonely or all(LEGEND.match(text) for text in words[1:])
    return is_lonely and all(LEGEND.match(text) for text in words)
