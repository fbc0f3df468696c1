"""Published words of the notifications context."""
