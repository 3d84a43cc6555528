"""A team counts only under a lead: the effective crew is at most the crew size per sworn, or independent, officer.

The caps enter where the effective crew is made (`rules.cover`), so that a missing lead is a shortage with its own name.
"""
