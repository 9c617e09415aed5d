"""How the house lives together: agreements, chores, meetings, working things out."""
