"""What machines ask every few seconds."""

# Routes, which are paths without their first slash.
MACHINE_ROUTES = frozenset(("health/live", "health/ready", "metrics"))
