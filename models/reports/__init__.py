"""What is read out of the records."""
