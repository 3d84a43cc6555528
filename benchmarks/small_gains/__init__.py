"""Small changes that would better a roster, sought and judged by the audit alone."""
