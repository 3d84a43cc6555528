"""Officers on a rota who are present work its base shift, at the home post or another that they fit.

Σ posts = base · (1 − on leave) · (1 − detached) · (1 − yielding). `formulation.base_duties` states it where base duties are
made: presence is an expression of leave, stints and the rest after covers there, so that the rule needs no row of its own where
only one post is possible.
"""
