class Anonymous:
    """A caller without a token."""

    is_authenticated = False
    is_active = False
