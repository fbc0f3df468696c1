"""Which objects of the store accounts name, for whoever compares the two."""

from identity.infrastructure.object_claims import CLAIMS as CLAIMS
