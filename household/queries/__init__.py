"""What the household's pages read, over several models."""
