"""Questions about cases; always scoped by the actor."""
