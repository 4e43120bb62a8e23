"""The commands that are more than a line."""
