"""Every change to how the house lives together."""
