"""Background work: what is due each minute, done by as many workers as one likes."""
