"""Recall: who was told what a later version no longer says, and the corrections that are sent to them."""
