"""Gaps: what citizens asked and did not get answered, gathered into matters that a curator can write a document for."""
