"""Parameters that many operations of the OpenAPI document share."""

from collections.abc import Sequence

from drf_spectacular.utils import OpenApiParameter

LONGEST_KEY = 255
KEY_CHARACTERS = "[!-~]+"
KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": f"^{KEY_CHARACTERS}$"},
    OpenApiParameter.HEADER,
    description="Repeating is safe for 24 h.",
)
IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description="The ETag that the caller saw.")


def picking(known: Sequence[str]) -> OpenApiParameter:
    """The parameter `fields` of an answer that has these."""
    return several("fields", known, "Comma-separated top-level fields.")


def several(parameter: str, known: Sequence[str], description: str) -> OpenApiParameter:
    """A parameter that takes any of these, separated by commas."""
    name = f"(?:{'|'.join(known)})"
    schema = {"type": "string", "pattern": f"^(?:{name}(?:,{name})*)?$"}
    return OpenApiParameter(parameter, schema, description=description)
