"""What happened in a project after a number, for whoever asks instead of listening."""

from uuid import UUID

from core.application.read_stream import EventsPage, ReadOn, Streams, read_stream
from core.domain.actor import Actor
from core.domain.events import project_channel
from feedback.application.ports import ProjectAccess
from projects.contracts import Capability


def list_events(actor: Actor, project_id: UUID, wish: ReadOn, *, access: ProjectAccess, log: Streams) -> EventsPage:
    """NotFound for whoever is no member."""
    access.require(actor, project_id, Capability.READ)
    return read_stream(project_channel(project_id), wish, log=log)
