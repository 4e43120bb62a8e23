"""Who waits for a person, and the person who drives an avatar."""
