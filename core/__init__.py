"""The shared vocabulary of every package; imports nothing of ours."""
