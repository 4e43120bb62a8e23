"""Who may sign in, as what, and how a password is checked."""
