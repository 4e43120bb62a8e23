"""Opinions to the mayor: sent without a name, shown once a person approved them, gathered into matters and counted."""
