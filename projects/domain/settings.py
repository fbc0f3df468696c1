"""What a project is set to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from core.domain.errors import InvalidField
from projects.contracts import Role

DEFAULT_TIME_ZONE = "Asia/Seoul"
LONGEST_TIME_ZONE = 40
INVITATION_ROLES = tuple(role for role in Role if role is not Role.OWNER)
SHORTEST_INVITATION, LONGEST_INVITATION = 1, 30


@dataclass(frozen=True)
class ProjectSettings:
    """The time zone of its plan dates, and the role and the days of an invitation that names none."""

    time_zone: str = DEFAULT_TIME_ZONE
    invitation_role: Role = Role.REVIEWER
    invitation_days: int = 7

    def __post_init__(self) -> None:
        if self.time_zone not in _time_zones():
            raise InvalidField("/settings/time_zone", "time_zone.unknown")
        if self.invitation_role not in INVITATION_ROLES:
            raise InvalidField("/settings/invitation_role", "field.not_a_choice")
        if self.invitation_days < SHORTEST_INVITATION:
            raise InvalidField("/settings/invitation_days", "number.too_small", shortest=SHORTEST_INVITATION)
        if self.invitation_days > LONGEST_INVITATION:
            raise InvalidField("/settings/invitation_days", "number.too_large", longest=LONGEST_INVITATION)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "ProjectSettings":
        """As `stored` has them; what it lacks is as in a new project, what this release does not know is left out."""
        return cls().merged({name: value for name, value in stored.items() if name in cls.__dataclass_fields__})

    def merged(self, changed: Mapping[str, Any]) -> "ProjectSettings":
        """With what is given changed, the rest as it is."""
        parts = dict(changed)
        if "invitation_role" in parts:
            parts["invitation_role"] = Role(parts["invitation_role"])
        return replace(self, **parts)

    def plain(self) -> dict[str, str | int]:
        """As they are stored and shown."""
        return asdict(self) | {"invitation_role": self.invitation_role.value}


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones()) - {"Factory", "localtime"}
