"""How much videos may take: per project, and per person over all projects."""

from dataclasses import dataclass

from feedback.domain.refusals import PersonStorageFull, ProjectStorageFull


@dataclass(frozen=True, slots=True)
class StorageUse:
    """Bytes that are taken already: in the project, and by the person in all projects."""

    project: int
    person: int

    def beside(self, other: "StorageUse") -> "StorageUse":
        """Both together."""
        return StorageUse(self.project + other.project, self.person + other.person)


@dataclass(frozen=True, slots=True)
class StorageQuota:
    """Bytes; 0 is no bound."""

    per_project: int
    per_person: int

    def admit(self, size: int, used: StorageUse) -> None:
        """ProjectStorageFull, PersonStorageFull when so many more bytes do not fit."""
        if self.per_project and used.project + size > self.per_project:
            raise ProjectStorageFull(left=max(0, self.per_project - used.project))
        if self.per_person and used.person + size > self.per_person:
            raise PersonStorageFull(left=max(0, self.per_person - used.person))
