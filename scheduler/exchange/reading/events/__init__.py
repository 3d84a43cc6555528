"""Events as they are typed: in a workbook, in YAML, as flags."""
