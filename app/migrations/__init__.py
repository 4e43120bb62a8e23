"""The history of the schema, one branch for each package that keeps rows."""
