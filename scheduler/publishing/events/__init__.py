"""Events that change a published roster: what each does to the case, what it takes of the roster, what is then held still."""
