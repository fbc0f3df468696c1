"""Watching: playback, playlists and who may read them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.infrastructure.presigning import address_signer
from feedback.application import read_playlists as playlists
from feedback.application.admit_viewer import OneDoor, TwoDoors
from feedback.application.read_playback import Playback, read_playback
from feedback.bootstrap.guest_films import guest_access
from feedback.bootstrap.sharing import guests_among
from feedback.infrastructure.playback_reads import PostgresPlaybackReads
from feedback.infrastructure.viewing_tokens import SignedViewingTokens, guests_viewing_tokens
from identity import api as identity
from projects import api as projects


@dataclass(frozen=True)
class Playing:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    read_playback: Callable[..., Playback]
    read_master_playlist: Callable[[str], str]
    read_media_playlist: Callable[[str, str], str]
    read_thumbnail_track: Callable[[str], str]
    viewer: Callable[[str], Actor | None]


@cache
def playing() -> Playing:
    tokens, reads = SignedViewingTokens(), PostgresPlaybackReads()
    members = OneDoor(tokens, identity.revoked, projects, utc_now)
    guests = OneDoor(
        guests_viewing_tokens(), lambda holders: set(holders) - guests_among(holders), guest_access(), utc_now
    )
    admission = TwoDoors(members, guests)
    signing: dict[str, Any] = {"signer": address_signer()}
    listing: dict[str, Any] = {"admission": admission, "reads": reads}
    return Playing(
        read_playback=partial(read_playback, access=projects, reads=reads, tokens=tokens, clock=utc_now, **signing),
        read_master_playlist=partial(playlists.read_master_playlist, **listing),
        read_media_playlist=partial(playlists.read_media_playlist, **listing, **signing),
        read_thumbnail_track=partial(playlists.read_thumbnail_track, **listing, **signing),
        viewer=admission.viewer,
    )
