"""Rows and objects, held against each other both ways beside the running product.

What is found is looked for once more, as people go on working: an object may have come after the list, or its row gone.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.application.refusals import ObjectMissing
from core.infrastructure.backups.shelf import ObjectUnreadable, Shelf, Stored
from core.infrastructure.object_claims import Claim, Claims, ClaimSource, claims_of


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is `missing`, `mismatch`, `orphan`, or `young`: an orphan whose row may be on its way."""

    kind: str
    key: str
    detail: str

    @property
    def is_fault(self) -> bool:
        return self.kind != "young"


@dataclass(frozen=True)
class Comparing:
    """An orphan is `young` for that long."""

    sources: tuple[ClaimSource, ...]
    shelf: Shelf
    clock: Callable[[], datetime]
    young: timedelta

    def findings(self, *, hashes: bool) -> Iterator[Finding]:
        there = {stored.key: stored for stored in self.shelf.listed()}
        claims = claims_of(self.sources)
        suspected = [*self._missing(claims, there), *self._mismatches(claims, there, hashes=hashes)]
        orphans = [stored for key, stored in there.items() if not claims.covers(key)]
        again = claims_of(self.sources) if suspected or orphans else claims
        yield from (finding for finding in suspected if finding.key in again.named)
        yield from (self._orphan(stored) for stored in orphans if not again.covers(stored.key))

    def _missing(self, claims: Claims, there: dict[str, Stored]) -> Iterator[Finding]:
        for claim in (claim for key, claim in claims.named.items() if key not in there):
            if not self.shelf.has(claim.key):
                yield Finding("missing", claim.key, f"named by {claim.by}")

    def _mismatches(self, claims: Claims, there: dict[str, Stored], *, hashes: bool) -> Iterator[Finding]:
        for claim in (claim for key, claim in claims.named.items() if key in there):
            size = there[claim.key].size
            if claim.size is not None and claim.size != size:
                yield Finding("mismatch", claim.key, f"{claim.by} says {claim.size} bytes, there are {size}")
            elif hashes and (told := self._other_content(claim)):
                yield Finding("mismatch", claim.key, told)

    def _other_content(self, claim: Claim) -> str:
        """Empty where it can be read whole and is what its row says."""
        try:
            sha256, _ = self.shelf.read(claim.key, _digest)
        except ObjectMissing:
            return ""
        except ObjectUnreadable:
            return f"named by {claim.by}, and the storage does not give it out"
        return f"{claim.by} says sha256 {claim.sha256}, it is {sha256}" if claim.sha256 not in ("", sha256) else ""

    def _orphan(self, stored: Stored) -> Finding:
        is_young = datetime.fromisoformat(stored.modified) > self.clock() - self.young
        return Finding("young" if is_young else "orphan", stored.key, f"{stored.size} bytes of {stored.modified}")


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
