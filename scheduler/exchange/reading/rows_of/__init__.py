"""From the rows of a sheet to nouns, a file for each kind."""
