"""A large database, made up: people, projects and their review, the same for the same seed and time."""
