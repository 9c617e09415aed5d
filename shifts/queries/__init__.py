"""What the pages of the shifts read, over several models."""
