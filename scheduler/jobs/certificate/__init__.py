"""Proofs of rosters."""
