"""Faults between the parts of a case, by what is checked."""
