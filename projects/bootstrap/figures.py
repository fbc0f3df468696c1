"""What contexts above keep and tell of projects."""

from django.conf import settings
from django.utils.module_loading import import_string

from projects.application.ports import AllReviews


def reviews() -> AllReviews:
    """Contexts above are asked by the settings' word: this one does not know them."""
    answering: AllReviews = import_string(settings.REVIEWS)
    return answering


def activity_types() -> tuple[str, ...]:
    """Types of the events that a project's stream can hold."""
    types: tuple[str, ...] = import_string(settings.ACTIVITY_TYPES)
    return types
