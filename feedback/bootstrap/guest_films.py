"""What guests watch and fetch, within the scope of their link."""

from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.infrastructure.presigning import address_signer
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.count_shared import count_shared
from feedback.application.download_version import download_version
from feedback.application.guest_access import DownloadAccess, GuestAccess, ScopedAccess
from feedback.application.read_playback import read_playback
from feedback.application.read_shared_video import read_shared_video
from feedback.application.scoped import ScopedPlaybackReads, ScopedVersionReads
from feedback.infrastructure.guest_sessions import PostgresGuestSessions
from feedback.infrastructure.link_uses import PostgresLinkUses
from feedback.infrastructure.playback_reads import PostgresPlaybackReads
from feedback.infrastructure.version_reads import PostgresVersionReads
from feedback.infrastructure.viewing_tokens import guests_viewing_tokens
from projects import api as projects


@cache
def guest_access() -> GuestAccess:
    """ProjectAccess for whoever came by a share link."""
    return GuestAccess(PostgresGuestSessions(), projects.open_project, utc_now)


def watching(scope: ScopedAccess, uses: PostgresLinkUses) -> dict[str, Any]:
    """`read_video`, `read_playback` and `download_version`, bound."""
    versions: dict[str, Any] = {"reads": ScopedVersionReads(PostgresVersionReads(), scope)}
    films: dict[str, Any] = {"reads": ScopedPlaybackReads(PostgresPlaybackReads(), scope)}
    signing: dict[str, Any] = {"signer": address_signer(), "clock": utc_now}
    counting: dict[str, Any] = {"unit_of_work": unit_of_work, "uses": uses, "clock": utc_now}
    play = partial(read_playback, access=scope, tokens=guests_viewing_tokens(), **films, **signing)
    fetch = partial(download_version, access=DownloadAccess(scope), **versions, **signing)
    return {
        "read_video": partial(read_shared_video, access=scope, **versions),
        "read_playback": partial(count_shared, read=play, what="plays", **counting),
        "download_version": partial(count_shared, read=fetch, what="downloads", **counting),
    }
