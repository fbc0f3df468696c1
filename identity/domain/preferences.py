"""How a person wants to hear of things."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.domain.errors import Stale
from identity.contracts import Channel, Digest, NotificationType, QuietHours

Switch = tuple[NotificationType, Channel]
_QUIET_BY_MAIL = frozenset({NotificationType.REACTION, NotificationType.FEEDBACK, NotificationType.STATUS})
DEFAULT_SWITCHES: Mapping[Switch, bool] = {
    (kind, channel): channel is Channel.IN_APP or kind not in _QUIET_BY_MAIL
    for kind in NotificationType
    for channel in Channel
}


@dataclass(frozen=True)
class Preferences:
    """`switches` tells of every type and channel; `version` counts the changes."""

    switches: Mapping[Switch, bool] = field(default_factory=lambda: dict(DEFAULT_SWITCHES))
    quiet_hours: QuietHours | None = None
    digest: Digest = Digest.OFF
    version: int = 1

    def expect(self, version: int | None) -> None:
        """Refuse a caller who saw another version."""
        if version is not None and version != self.version:
            raise Stale(self)

    def wants(self, kind: NotificationType, channel: Channel) -> bool:
        return self.switches[kind, channel]

    def changed(self, **changes: Any) -> "Preferences":
        """With other `switches` (those given), `quiet_hours` or `digest`; changing nothing is no change."""
        if "switches" in changes:
            changes["switches"] = {**self.switches, **changes["switches"]}
        wanted = replace(self, **changes)
        return self if wanted == self else replace(wanted, version=self.version + 1)
