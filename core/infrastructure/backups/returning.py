"""Putting back what is lost of a stack in use: objects that rows name, and that are there no more. Nothing is written
over, and nothing comes back that no row asks for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.infrastructure.backups.manifest import SavedObject, read_manifest, read_objects
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault, VaultRefused, digest_of
from core.infrastructure.object_claims import Claim, ClaimSource, claims_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """`backup` is the one that had it; empty where none has."""

    claim: Claim
    backup: str

    @property
    def is_back(self) -> bool:
        return bool(self.backup)


@dataclass(frozen=True)
class Returning:
    """From `vault`, its newest backups first, or from the one of the name."""

    vault: Vault
    shelf: Shelf
    sources: tuple[ClaimSource, ...]
    name: str = ""

    def put_back(self) -> Iterator[Outcome]:
        """An object each that is missing; raises VaultRefused where there is no backup."""
        chosen = self.vault.chosen(self.name).name
        lost = self._lost()
        for name in [chosen] if self.name else [*reversed(self.vault.backups())]:
            saved = self._saved(name) if lost else {}
            for key in sorted(lost.keys() & saved.keys()):
                if self._put(saved[key], lost[key]):
                    yield Outcome(lost.pop(key), name)
        yield from (Outcome(lost[key], "") for key in sorted(lost))

    def _lost(self) -> dict[str, Claim]:
        """Looked for once more, as people go on working: one may have come after the list, or its row gone."""
        there = {stored.key for stored in self.shelf.listed()}
        suspected = {key for key in claims_of(self.sources).named if key not in there and not self.shelf.has(key)}
        again = claims_of(self.sources).named if suspected else {}
        return {key: again[key] for key in suspected & again.keys()}

    def _saved(self, name: str) -> dict[str, SavedObject]:
        """Nothing of a backup whose list is not what was written: an older one may have it."""
        directory = self.vault.root / name
        try:
            return {each.key: each for each in read_objects(directory, read_manifest(directory))}
        except VaultRefused:
            return {}

    def _put(self, saved: SavedObject, claim: Claim) -> bool:
        """False for another object than the row means, and for one that is not what was written."""
        path = self.vault.object_path(saved.sha256)
        if not claim.fits(saved.size, saved.sha256) or not path.is_file() or digest_of(path) != saved.sha256:
            return False
        if not self.shelf.has(saved.key):
            self.shelf.put(saved.key, path, saved.media_type)
        return True
