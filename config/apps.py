from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root, an app only for its commands."""

    name = "config"
