"""What the fast reader does not show of a workbook, put into its tables: error cells, formulas that nobody computed, and
numbers that mean something else by their format."""

from pathlib import Path

from scheduler.exchange.reading.files.table import Facts, Table


def mark(path: Path, tables: list[Table]) -> list[Facts]:
    """Put the marks into the rows; what else the file says of each table comes back in their order."""
    suffix = path.suffix.lower()
    if suffix == ".xls":
        from scheduler.exchange.reading.files.marks_xls import mark_xls

        return mark_xls(path, tables)
    if suffix == ".ods":
        from scheduler.exchange.reading.files.marks_ods import mark_ods

        return mark_ods(path, tables)
    from scheduler.exchange.reading.files.marks_xlsx import mark_xlsx

    return mark_xlsx(path, tables)
