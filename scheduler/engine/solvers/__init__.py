"""CP-SAT and HiGHS, each behind one door."""
