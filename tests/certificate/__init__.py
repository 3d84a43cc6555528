"""The writing side of a certificate."""
