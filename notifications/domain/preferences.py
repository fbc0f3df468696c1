"""How a person wants to hear of one project, where that differs from how they hear of things in general."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.domain.errors import Stale
from identity.contracts import Channel, NotificationType

Switch = tuple[NotificationType, Channel]


@dataclass(frozen=True)
class ProjectPreferences:
    """`is_muted` silences all; `switches` tells of those that differ; `version` counts the changes."""

    is_muted: bool = False
    switches: Mapping[Switch, bool] = field(default_factory=dict)
    version: int = 1

    def expect(self, version: int | None) -> None:
        """Refuse a caller who saw another version."""
        if version is not None and version != self.version:
            raise Stale(self)

    def wants(self, general: Mapping[Switch, bool], kind: NotificationType, channel: Channel) -> bool:
        """`general` is what holds for all projects."""
        return not self.is_muted and self.switches.get((kind, channel), general[kind, channel])

    def changed(self, is_muted: bool | None, switches: Mapping[Switch, bool | None]) -> "ProjectPreferences":
        """A switch that is None follows the general one again; changing nothing is no change."""
        told = {switch: is_on for switch, is_on in {**self.switches, **switches}.items() if is_on is not None}
        wanted = replace(self, is_muted=self.is_muted if is_muted is None else is_muted, switches=told)
        return self if wanted == self else replace(wanted, version=self.version + 1)
