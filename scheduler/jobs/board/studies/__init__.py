"""Scenarios, stress tests and their kin on the board: asked by forms, run in turn, shown as tables and charts."""
