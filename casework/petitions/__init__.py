"""Petitions: the law's clocks, and a ledger of events from which each of them follows."""
