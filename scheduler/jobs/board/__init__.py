"""What the board shows and does beyond the jobs of the command line: values in, values out."""
