"""Those who write, design and draw without any network."""
