"""REST beside its limits: what a bare view with the same statements does, a constant, and a textbook application."""
