"""What people are told of: an inbox each, and mails."""
