"""From files to a case, or a roster."""
