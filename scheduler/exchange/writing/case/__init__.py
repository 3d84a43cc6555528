"""A case as a workbook to fill in, or filled in."""
