"""Training: a clerk's own, a department's courses, and the centre's overview."""
