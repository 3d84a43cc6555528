"""How much reading an old .xls would hold: the rectangles of its cell records."""

import struct

from models.words import say
from scheduler.exchange.reading.files.extent import Extent
from scheduler.exchange.reading.files.xls_stream import records, workbook_stream

SHEET_BEGINS = 0x0809
CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
SEVERAL_CELLS = 0x00BD


def extent(content: bytes) -> Extent:
    """Nothing for what is no compound file: the reader says so itself. Raises `Looped`."""
    area, farthest = 0, 0
    rows = columns = 0
    for kind, body in records(workbook_stream(content)):
        if kind == SHEET_BEGINS:
            area, rows, columns = area + rows * columns, 0, 0
        elif kind in CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            if kind == SEVERAL_CELLS:
                column = struct.unpack_from("<H", body, len(body) - 2)[0]
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            farthest = max(farthest, row + 1)
    return Extent(area + rows * columns, end=say("gate.farthest", farthest=farthest))
