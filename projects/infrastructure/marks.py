"""Marks on memberships; whoever reads what they change reads it at the revision of the person's channel."""

from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Subquery, Value
from django.db.models.functions import Coalesce, Least

from core.domain.events import project_channel, user_channel
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from projects.infrastructure.models import MemberRecord


class DjangoMarks:
    def favour(self, user_id: UUID, project_id: UUID, is_favourite: bool) -> None:
        others = _membership(user_id, project_id).exclude(is_favourite=is_favourite)
        if others.update(is_favourite=is_favourite):
            streams.change(user_channel(user_id))

    def read_to(self, user_id: UUID, project_id: UUID, seq: int) -> None:
        channel = ChannelRecord.objects.filter(name=project_channel(project_id))
        place = Least(Value(seq, BigIntegerField()), Coalesce(Subquery(channel.values("seq")), 0))
        if _membership(user_id, project_id).filter(read_seq__lt=place).update(read_seq=place):
            streams.change(user_channel(user_id))


def _membership(user_id: UUID, project_id: UUID) -> Any:
    return MemberRecord.objects.filter(user_id=user_id, project_id=project_id)
