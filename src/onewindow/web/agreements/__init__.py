"""Agreements, confirmation lists and accounts handed over: the same pages for both sides, each behind its own door."""
