"""The pages of shifts, one module for each of their parts."""
