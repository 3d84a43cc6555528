"""Records with what they name, and what is read out of them."""
