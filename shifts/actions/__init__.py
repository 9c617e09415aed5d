"""Every change to shifts, who is on them, and what is left for the next."""
