"""The life of items as its audiences see it: the department that applies, and the centre that checks and publishes."""
