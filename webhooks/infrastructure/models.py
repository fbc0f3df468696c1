"""What happens in a project, sent on to addresses that its people name."""
