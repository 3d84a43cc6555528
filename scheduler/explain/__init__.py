"""Why a roster is as it is, found from the roster alone: nothing is solved again."""

from scheduler.explain.why import reasons

__all__ = ["reasons"]
