"""Talks as they happen: their turns, their events, who drives the avatar, and what is kept of them."""
