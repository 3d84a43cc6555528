"""Workbooks and lines that answer one question."""
