"""How a version is watched: what there is of it by now, and the addresses of all that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from core.application.ports import AddressSigner
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.playback_ports import Film, PlaybackReads, ViewingTokens
from feedback.application.ports import ProjectAccess
from feedback.domain.refusals import VideoNotFound
from feedback.domain.viewing import Term, Viewing
from projects.contracts import Capability


@dataclass(frozen=True)
class Playback:
    """`token` opens the playlists, `urls` are the addresses of the film's objects; all end at `expires_at`."""

    film: Film
    token: str
    urls: Mapping[str, str]
    expires_at: datetime


def read_playback(
    actor: Actor,
    project_id: UUID,
    video_id: UUID,
    version_id: UUID,
    *,
    access: ProjectAccess,
    reads: PlaybackReads,
    tokens: ViewingTokens,
    signer: AddressSigner,
    clock: Clock,
) -> Playback:
    """VideoNotFound."""
    grant = access.require(actor, project_id, Capability.READ)
    film = reads.film(grant, video_id, version_id)
    if film is None:
        raise VideoNotFound
    term = Term.covering(film.duration, clock())
    viewing = Viewing(
        project_id=project_id,
        version_id=version_id,
        user_id=actor.user_id,
        session_id=actor.session_id,
        until=term.until,
    )
    sign, source = partial(signer.sign, since=term.since, until=term.until), film.source_key
    urls = sign(_keys(film)) | sign([source] if source else [], media_type=film.media_type)
    return Playback(film, tokens.token(viewing), urls, term.until)


def _keys(film: Film) -> list[str]:
    """Of what was made of it."""
    sprite = [film.sprite.key] if film.sprite else []
    waveform = [film.waveform.json_key, film.waveform.data_key] if film.waveform else []
    return [key for key in (film.poster_key, *sprite, *waveform) if key is not None]
