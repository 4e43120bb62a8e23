"""Scored retrieval sets and conversations."""
