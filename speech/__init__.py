"""Voice activity, end of turn, speech to text, text to speech and visemes."""
