"""The command line as a place: language, lines, the live line, Ctrl-C, exit codes."""
