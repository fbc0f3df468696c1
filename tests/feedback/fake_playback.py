"""Ports of playback in memory."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal
from uuid import UUID

from feedback.application.playback_ports import Film, Ladder, SpriteSheet, Stream
from feedback.domain.viewing import Viewing
from projects.contracts import ProjectGrant


@dataclass
class FakeViewingTokens:
    """Tokens that are numbers of a list."""

    given: dict[str, Viewing] = field(default_factory=dict)

    def token(self, viewing: Viewing) -> str:
        known = next((token for token, each in self.given.items() if each == viewing), f"viewing-{len(self.given)}")
        self.given[known] = viewing
        return known

    def viewing(self, token: str) -> Viewing | None:
        return self.given.get(token)


@dataclass
class FakeRevoked:
    holders: set[tuple[UUID, UUID | None]] = field(default_factory=set)

    def __call__(self, holders: Collection[tuple[UUID, UUID | None]], /) -> set[tuple[UUID, UUID | None]]:
        return self.holders & set(holders)


@dataclass
class FakePlaybackReads:
    """Films by version, each with its project and video; what is in the trash is not told."""

    films: dict[UUID, tuple[UUID, UUID, Film]] = field(default_factory=dict)
    ladders: dict[UUID, Ladder] = field(default_factory=dict)
    streams: dict[tuple[UUID, str], Stream] = field(default_factory=dict)
    trashed: set[UUID] = field(default_factory=set)

    def put(self, project_id: UUID, video_id: UUID, film: Film, *, duration: Decimal | None = None) -> None:
        self.films[film.version_id] = (project_id, video_id, replace(film, duration=duration or film.duration))

    def trash(self, version_id: UUID) -> None:
        self.trashed.add(version_id)

    def film(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> Film | None:
        if not self._is_living(grant, version_id) or self.films[version_id][1] != video_id:
            return None
        return self.films[version_id][2]

    def ladder(self, grant: ProjectGrant, version_id: UUID) -> Ladder | None:
        return self.ladders.get(version_id) if self._is_living(grant, version_id) else None

    def stream(self, grant: ProjectGrant, version_id: UUID, name: str) -> tuple[Stream, Decimal | None] | None:
        stream = self.streams.get((version_id, name))
        if stream is None or not self._is_living(grant, version_id):
            return None
        return stream, self.films[version_id][2].duration

    def sprite(self, grant: ProjectGrant, version_id: UUID) -> tuple[SpriteSheet, Decimal | None] | None:
        if not self._is_living(grant, version_id):
            return None
        film = self.films[version_id][2]
        return None if film.sprite is None else (film.sprite, film.duration)

    def _is_living(self, grant: ProjectGrant, version_id: UUID) -> bool:
        found = self.films.get(version_id)
        return found is not None and found[0] == grant.project_id and version_id not in self.trashed
