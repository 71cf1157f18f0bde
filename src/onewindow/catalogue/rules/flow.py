"""The usual names of steps in an item's course, as lists write them (办理流程); a list may name others."""

ACCEPTANCE = "受理"
DECISION = "决定"
MAKING = "制证"
