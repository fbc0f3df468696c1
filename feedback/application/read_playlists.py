"""What players read: playlists and the thumbnails' track, with an address for every object in them."""

from core.application.ports import AddressSigner
from feedback.application.admit_viewer import Admission
from feedback.application.playback_ports import PlaybackReads
from feedback.application.rendition_ports import SOURCE_RENDITION
from feedback.domain.frame_rate import FrameRate
from feedback.domain.hls import master_playlist, media_playlist
from feedback.domain.refusals import PlaybackNotFound
from feedback.domain.viewing import Term
from feedback.domain.web_vtt import thumbnail_track


def read_master_playlist(token: str, *, admission: Admission, reads: PlaybackReads) -> str:
    """PlaybackNotFound while nothing of the ladder plays, PlaybackEnded."""
    viewing, grant = admission.admit(token)
    ladder = reads.ladder(grant, viewing.version_id)
    if ladder is None:
        raise PlaybackNotFound
    return master_playlist(ladder.variants, FrameRate.parse(ladder.frame_rate) if ladder.frame_rate else None)


def read_media_playlist(
    token: str, name: str, *, admission: Admission, reads: PlaybackReads, signer: AddressSigner
) -> str:
    """PlaybackNotFound while the stream has no segment, PlaybackEnded."""
    viewing, grant = admission.admit(token)
    found = reads.stream(grant, viewing.version_id, name)
    if found is None:
        raise PlaybackNotFound
    stream, duration = found
    term = Term.ending(viewing.until, duration)
    urls = signer.sign([stream.init_key, *(key for key, _ in stream.segments)], since=term.since, until=term.until)
    segments = [(urls[key], seconds) for key, seconds in stream.segments]
    return media_playlist(
        urls[stream.init_key],
        segments,
        target=stream.target_seconds,
        is_complete=stream.is_complete,
        # Of the film's own pictures, some that come first in a segment may need those before it.
        is_independent=name != SOURCE_RENDITION,
    )


def read_thumbnail_track(token: str, *, admission: Admission, reads: PlaybackReads, signer: AddressSigner) -> str:
    """PlaybackNotFound for a version without a sprite sheet, PlaybackEnded."""
    viewing, grant = admission.admit(token)
    found = reads.sprite(grant, viewing.version_id)
    if found is None:
        raise PlaybackNotFound
    sheet, duration = found
    term = Term.ending(viewing.until, duration)
    urls = signer.sign([sheet.key], since=term.since, until=term.until)
    return thumbnail_track(urls[sheet.key], sheet.tiles)
