"""总览: the first sheet of a working copy."""
