"""People, and how they want to be told of things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from uuid import UUID

from core.domain.errors import Conflict, InvalidField
from core.domain.language import Language as Language
from core.domain.mail import Addressee

# What contributions are shown under whose author has gone.
WITHDRAWN_NAME = "탈퇴한 사용자"


class NewcomerOvertaken(Conflict):
    """Somebody registered with the address since the newcomer was prepared: they are prepared again."""

    code = "account.overtaken"


class LoginMethod(StrEnum):
    EMAIL = "email"
    KAKAO = "kakao"
    NAVER = "naver"
    GOOGLE = "google"


class NotificationType(StrEnum):
    """What people are told of."""

    MENTION = "mention"
    REPLY = "reply"
    ASSIGNMENT = "assignment"
    STATUS = "status"
    VERSION_READY = "version_ready"
    JOB_FINISHED = "job_finished"
    DEADLINE = "deadline"
    INVITATION = "invitation"
    REACTION = "reaction"
    FEEDBACK = "feedback"
    REVIEW = "review"
    WEBHOOK = "webhook"


class Channel(StrEnum):
    """By which way they are told."""

    IN_APP = "in_app"
    MAIL = "mail"


class Digest(StrEnum):
    """How mails are gathered."""

    OFF = "off"
    HOURLY = "hourly"
    DAILY = "daily"


@dataclass(frozen=True)
class QuietHours:
    """From `start` to `end` on the clock of the person's time zone, over midnight where `end` is earlier; no mails."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise InvalidField("/quiet_hours/end", "quiet_hours.empty")


@dataclass(frozen=True)
class Wishes:
    """How a person wants to be told of things; `addressee` is None for whom nobody may mail."""

    switches: Mapping[tuple[NotificationType, Channel], bool]
    quiet_hours: QuietHours | None
    digest: Digest
    addressee: Addressee | None


class AiProvider(StrEnum):
    """Whose keys people may keep here."""

    OPENAI = "openai"
    GOOGLE = "google"
    ANTHROPIC = "anthropic"


@dataclass(frozen=True)
class Person:
    """An account as other contexts see it; `name` is the one shown, `language` the one to write to them in."""

    id: UUID
    email: str
    name: str
    verified: bool
    language: Language = Language.KOREAN


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is about to get an account, checked like a registration; `id` will be the account's."""

    id: UUID
    email: str = field(repr=False)
    username: str
    name: str
    company: str
    language: Language
    password_hash: str = field(repr=False)
    consents: Mapping[str, str]

    @property
    def shown_name(self) -> str:
        return self.name or self.username


@dataclass(frozen=True)
class OwnAccount:
    """An account as its owner is shown it: `UserOut` on the wire, field by field; `avatar` is signed, by size."""

    id: UUID
    email: str = field(repr=False)
    username: str
    name: str
    company: str
    language: Language
    time_zone: str
    avatar: Mapping[str, str] | None
    login_method: LoginMethod
    has_password: bool
    is_verified: bool
    created_at: datetime


@dataclass(frozen=True)
class OpenedSession:
    """What a login answers: `SessionOut` on the wire, field by field (`asdict`); tokens in the clear, this once."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_in: int
    user: OwnAccount
