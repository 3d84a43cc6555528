"""A roster edited on the board, each edit typed into its working copy."""
