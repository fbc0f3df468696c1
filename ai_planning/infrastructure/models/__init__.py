"""Tables of the AI planning context."""
