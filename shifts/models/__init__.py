"""Shifts, who is on them, and what one leaves for the next."""
