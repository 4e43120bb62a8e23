"""Procedures with their sources, versions, dates and review."""
