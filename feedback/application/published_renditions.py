"""What the tries at a step have published, when no further one follows."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.object_keys import hls_prefix
from feedback.application.rendition_ports import KeptRendition, Renditions
from feedback.application.steps import Objects


@dataclass(frozen=True, kw_only=True)
class PublishedRenditions:
    """Those of a version whose name `is_mine`; all may be asked twice."""

    project_id: UUID
    version_id: UUID
    is_mine: Callable[[str], bool]
    unit_of_work: UnitOfWork
    renditions: Renditions
    store: ObjectStore

    def cut_off(self) -> Objects:
        """Leave what players know of, and no other object; what that is."""
        with self.unit_of_work(by=SYSTEM):
            rows = self._rows()
        known = {key for row in rows for key in (row.init_key, *(each.key for each in row.segments))}
        return self.delete_all_but(known)

    def withdraw(self) -> None:
        """Leave nothing: no row and no object, also none that no row tells of."""
        with self.unit_of_work(by=SYSTEM):
            self.renditions.drop(self.version_id, {row.name for row in self._rows()})
        self.delete_all_but(set())

    def delete_all_but(self, keys: set[str]) -> Objects:
        """The objects that are left."""
        prefix = hls_prefix(self.project_id, self.version_id)
        found = {key: size for key, size in self.store.sizes(prefix).items() if self._is_key_of_mine(key, prefix)}
        self.store.delete([key for key in found if key not in keys])
        return {key: size for key, size in found.items() if key in keys}

    def _is_key_of_mine(self, key: str, prefix: str) -> bool:
        return self.is_mine(key.removeprefix(prefix).split("/")[0])

    def _rows(self) -> list[KeptRendition]:
        return [row for row in self.renditions.of(self.version_id) if self.is_mine(row.name)]
