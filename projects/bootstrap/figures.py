"""What contexts above keep and tell of projects."""

from django.conf import settings
from django.utils.module_loading import import_string

from projects.application.ports import Reviews


def reviews() -> Reviews:
    """Contexts above are asked by the settings' word: this one does not know them."""
    answering: Reviews = import_string(settings.REVIEWS)
    return answering


def activity_types() -> tuple[str, ...]:
    """Types of the events that a project's stream can hold."""
    types: tuple[str, ...] = import_string(settings.ACTIVITY_TYPES)
    return types
