"""What relaxing promises (`docs/whatif.md`), tried row by row on cases drawn by seeds and on the samples."""
