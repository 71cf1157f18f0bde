"""Questions of supervision, scoped by the actor."""
