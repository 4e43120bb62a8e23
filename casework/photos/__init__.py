"""Photos of petitions: cleaned of all but the picture in a process of their own, and kept with their petition."""
