"""Rosters as stations keep them: a grid of dates."""
