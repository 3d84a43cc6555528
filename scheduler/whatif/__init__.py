"""What if: scenarios applied to a case, planned beside it, and compared."""
