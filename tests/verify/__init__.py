"""The verifying side of a certificate."""
