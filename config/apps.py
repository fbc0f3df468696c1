from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class ConfigConfig(AppConfig):
    """The composition root, an app only for its commands."""

    name = "config"


class CollectedFilesConfig(StaticFilesConfig):
    """Of what packages bring, a part: no sources for debuggers, no redirect of OAuth, no other layout."""

    ignore_patterns = ["*.map", "oauth2-redirect.*", "*-standalone-preset.js"]
