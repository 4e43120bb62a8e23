"""Measured speed and memory: `python -m bench [ask spoken memory browser]`."""
