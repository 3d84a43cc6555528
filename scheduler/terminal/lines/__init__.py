"""What the command line says of a case, a plan, an audit or a merge, line by line."""
