"""Answers to one question about a roster: what the audit shows at once, and what solving again confirms."""
