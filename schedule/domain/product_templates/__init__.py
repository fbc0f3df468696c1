"""The templates that the product brings along, in the order in which they are shown. Days are working days."""

from typing import Final

from schedule.domain.product_templates.advertising import SOCIAL_SHORT, TV_COMMERCIAL
from schedule.domain.product_templates.companies import CORPORATE_FILM, EDUCATION
from schedule.domain.product_templates.performances import INTERVIEW, MUSIC_VIDEO
from schedule.domain.product_templates.sheet import ProductTemplate

PRODUCT_TEMPLATES: Final = (TV_COMMERCIAL, MUSIC_VIDEO, CORPORATE_FILM, INTERVIEW, EDUCATION, SOCIAL_SHORT)

__all__ = ["PRODUCT_TEMPLATES", "ProductTemplate"]
