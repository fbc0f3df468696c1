"""Parameters that many operations of the OpenAPI document share."""

from drf_spectacular.utils import OpenApiParameter

KEY = OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER, description="Repeating is safe for 24 h.")
IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description="The ETag that the caller saw.")
FIELDS = OpenApiParameter("fields", str, description="Comma-separated top-level fields.")
