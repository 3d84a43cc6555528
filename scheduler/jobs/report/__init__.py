"""A roster told as one page for reading and printing: for the desk, or for the wall."""
