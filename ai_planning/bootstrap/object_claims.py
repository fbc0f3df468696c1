"""Which objects of the store plans name, for whoever compares the two."""

from ai_planning.infrastructure.object_claims import CLAIMS as CLAIMS
