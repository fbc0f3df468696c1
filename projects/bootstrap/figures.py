"""Figures that contexts above keep."""

from django.conf import settings
from django.utils.module_loading import import_string

from projects.application.ports import Reviews


def reviews() -> Reviews:
    """Contexts above are asked by the settings' word: this one does not know them."""
    answering: Reviews = import_string(settings.REVIEWS)
    return answering
