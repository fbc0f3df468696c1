"""Published words of the webhooks context."""
