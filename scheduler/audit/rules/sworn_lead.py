"""Posts that ask for a lead count at most one team for each sworn, and for each independent, officer on them.

A missing lead is a shortage, never a breach: the crew as far as it counts is in `audit.counts`.
"""
