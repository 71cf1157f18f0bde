"""Findings as every audience sees them: the list, one with its course, and what may be done now."""
