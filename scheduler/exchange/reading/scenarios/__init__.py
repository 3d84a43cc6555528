"""Scenarios typed in a sheet, in YAML or as flags."""
