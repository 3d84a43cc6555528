"""Officers on a rota who are present work its base shift, at the home post or another that they fit.

Σ posts = base · (1 − on leave − detached). `formulation.base_duties` states it where base duties are made: presence is an
expression of leave and stints there, so that the rule needs no row of its own where only one post is possible.
"""
