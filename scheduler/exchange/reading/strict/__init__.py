"""JSON in which nothing is taken for something else."""
