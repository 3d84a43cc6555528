"""One file, one rule: what of a roster breaks it."""
