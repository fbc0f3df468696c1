"""Facts for the streams and the outbox."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event, LiveEvent
from core.infrastructure import outbox
from core.infrastructure.unit_of_work import unit_of_work


@dataclass(frozen=True, kw_only=True)
class SceneShot(LiveEvent):
    name: ClassVar[str] = "scene.shot"
    where: str
    take: int = 1

    def channel(self) -> str:
        return self.where


@dataclass(frozen=True, kw_only=True)
class ReelSent(Event):
    name: ClassVar[str] = "reel.sent"
    reel: str


@dataclass(frozen=True, kw_only=True)
class PassLent(Event):
    """Relevant to security; the lender's name is theirs to take away."""

    name: ClassVar[str] = "pass.lent"
    audited: ClassVar[bool] = True
    personal: ClassVar[frozenset[str]] = frozenset({"lender"})

    user_id: UUID
    project_id: UUID
    lender: str = ""
    door: str = "main"


def shoot(by: Actor, channel: str, *takes: int) -> None:
    """One committed unit of work with a scene.shot for each take."""
    with unit_of_work(by=by):
        for take in takes:
            outbox.publish(SceneShot(where=channel, take=take))


def send(by: Actor, *reels: str) -> None:
    with unit_of_work(by=by):
        for reel in reels:
            outbox.publish(ReelSent(reel=reel))
