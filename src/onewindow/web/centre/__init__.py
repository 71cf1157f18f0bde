"""The centre's own pages: what its administrator and its checkers of items keep."""
