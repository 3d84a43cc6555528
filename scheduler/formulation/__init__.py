"""The case as a program: what rules stand on."""
