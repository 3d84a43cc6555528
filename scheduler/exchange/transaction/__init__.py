"""All files of a command put in place together, or none."""
