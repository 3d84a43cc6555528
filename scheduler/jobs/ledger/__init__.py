"""Jobs of the ledger: publish, and what is asked of what was published."""
