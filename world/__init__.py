"""Spaces, presence, poses and who hears whom."""
