"""How much is in the windows and what is left out: the same pages for who watches and for a department's own people."""
