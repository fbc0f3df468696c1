"""Trash, history and ownership on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import ClosedBody, Id
from core.presentation.pagination import CursorPageOut, PageOut, PageQuery, RowOut
from projects.presentation.schemas import STAGES, PersonOut


class TrashQuery(PageQuery):
    page_size = serializers.IntegerField(min_value=1, max_value=50, default=10, help_text="Rows on a page.")


class TrashedOut(RowOut):
    id = serializers.UUIDField()
    name = serializers.CharField()
    description = serializers.CharField()
    client_name = serializers.CharField()
    colour = serializers.CharField()
    tags = serializers.ListField(child=serializers.CharField())
    status = serializers.CharField(help_text="deleted")
    previous_status = serializers.CharField(help_text="What it comes back as: active or archived")
    stage = serializers.ChoiceField(STAGES)
    member_count = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    deleted_at = serializers.DateTimeField()
    purge_at = serializers.DateTimeField(help_text="From then on it is gone for good")
    days_left = serializers.IntegerField(help_text="Whole days, rounded up")


class TrashPageOut(PageOut):
    results = TrashedOut(many=True)


class ChangeOut(RowOut):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    by = PersonOut()
    what = serializers.CharField(help_text="status or stage")
    previous = serializers.CharField(help_text="Empty for the start")
    current = serializers.CharField()


class HistoryOut(CursorPageOut):
    results = ChangeOut(many=True)


class OfferIn(ClosedBody):
    user_id = Id(help_text="A member of the project")


class OfferOut(serializers.Serializer[Any]):
    to = PersonOut()
    offered_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
