"""Places that are taken for a time: at a counter, or of a public facility."""
