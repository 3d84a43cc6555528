"""What leaves the desk: notices and dispatch orders."""
