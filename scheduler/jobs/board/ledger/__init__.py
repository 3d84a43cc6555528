"""What the ledger's pages show, and what is done on them."""
