"""The pages of a stay, one module for each of its parts."""
