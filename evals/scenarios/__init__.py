"""Whole talks with officials: what a citizen says turn by turn, and what each answer has to be."""
