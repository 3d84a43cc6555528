"""Officers on a rota who are present work its base shift, at the home post or another that they fit.

Σ posts = base · (1 − on leave − detached). It is stated where the base duties are made (`engine.lines`): presence is an
expression of leave and stints there, so that the rule needs no row of its own where only one post is possible.
"""
