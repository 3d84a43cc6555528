"""The ledger under strain: `killed` (writers ended at random moments), `race` (two at once), `decade` (ten years of it)."""
