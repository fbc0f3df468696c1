"""Tables of the schedule context."""
