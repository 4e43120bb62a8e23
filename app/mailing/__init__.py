"""Letters to people outside: one outbox, one sender, one way to the mail server."""
