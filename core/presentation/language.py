"""In which language a request is answered."""

from django.utils.translation import get_language

from core.domain.language import Language


def spoken() -> Language:
    """The language of the request, Korean unless English is asked for."""
    return Language.ENGLISH if (get_language() or "").startswith("en") else Language.KOREAN
