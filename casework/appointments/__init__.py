"""Appointments: a consultation with a person at a counter."""
