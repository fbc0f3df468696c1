"""Secret addresses under which other calendars read ours, and what they read."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.actor import Actor
from core.domain.clock import rfc3339
from core.presentation.fields import LINE, ClosedBody, Id, Text
from core.presentation.idempotency import idempotent_secret
from core.presentation.pagination import PageOut, PageQuery, RowOut, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.keep_feeds import OpenedFeed
from schedule.bootstrap.feeds import feeds
from schedule.domain.calendar_feed import LONGEST_NAME, CalendarFeed

MEDIA_TYPE = "text/calendar"


class FeedIn(ClosedBody):
    name = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_NAME)
    project_id = Id(required=False, help_text="Without one: all one's projects, and one's own events.")


class FeedOut(RowOut):
    id = serializers.UUIDField()
    name = serializers.CharField()
    project_id = serializers.UUIDField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    rotated_at = serializers.DateTimeField(help_text="When it got the address that it has.")


class OpenedFeedOut(FeedOut):
    url = serializers.CharField(help_text="Whoever knows it reads the calendar. It is told this once.")


class FeedPageOut(PageOut):
    results = FeedOut(many=True)


KNOWN = tuple(FeedOut().fields)


class FeedsView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="list_calendar_feeds",
        summary="One's own feeds, without their addresses",
        parameters=[PageQuery, picking(KNOWN)],
        responses={200: FeedPageOut},
    )
    def get(self, request: Request) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = feeds().list_feeds(self.actor, wanted)
        rows = self.pick([feed_body(each) for each in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_calendar_feed",
        summary="A secret address under which other calendars read a project, or all of them",
        parameters=[KEY],
        request=FeedIn,
        responses={201: OpenedFeedOut},
    )
    @idempotent_secret
    def post(self, request: Request) -> Response:
        given = self.parsed(FeedIn)
        opened = feeds().create_feed(self.actor, given.get("project_id"), given["name"])
        return tagged(opened_body(opened), feed_body(opened.feed), status=201)


class FeedView(ApiView):
    @extend_schema(
        operation_id="revoke_calendar_feed",
        summary="The address opens nothing any more",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, feed_id: str) -> Response:
        with self.telling_current(feed_body):
            feeds().revoke_feed(self.actor, self.identity("feed_id"), self.expected_version())
        return Response(status=204)


class FeedRotationView(ApiView):
    @extend_schema(
        operation_id="rotate_calendar_feed",
        summary="Another address in the place of the one that is known",
        parameters=[KEY, IF_MATCH],
        request=None,
        responses={200: OpenedFeedOut},
    )
    @idempotent_secret
    def post(self, request: Request, feed_id: str) -> Response:
        with self.telling_current(feed_body):
            opened = feeds().rotate_feed(self.actor, self.identity("feed_id"), self.expected_version())
        return tagged(opened_body(opened), feed_body(opened.feed))


@dataclass(frozen=True)
class Reader:
    """`request.user` of calendars that come with an address alone."""

    actor: Actor
    is_authenticated: bool = True
    is_active: bool = True


class TokenInAddress(BaseAuthentication):
    """For counting and for the log; whether the token opens anything the use case says."""

    def authenticate(self, request: Request) -> tuple[Reader, None] | None:
        owner_id = feeds().feed_owner(request.parser_context["kwargs"]["address"])
        if owner_id is None:
            return None
        request._request.actor_id = owner_id  # type: ignore[attr-defined]
        return Reader(Actor(owner_id, "")), None


class FeedTextView(ApiView):
    authentication_classes = (TokenInAddress,)
    permission_classes = (AllowAny,)
    rates: ClassVar = {"GET": "feed"}

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """Calendars ask for text, refusals are JSON: what they accept decides nothing."""
        return super().perform_content_negotiation(request, force=True)

    @extend_schema(
        operation_id="read_calendar_feed",
        summary="iCalendar (RFC 5545): from a year ago on, with whoever knows the address",
        responses={(200, MEDIA_TYPE): OpenApiTypes.STR, 304: None},
        auth=[],
    )
    def get(self, request: Request, address: str) -> HttpResponse:
        """Series with their rules; tasks and milestones as events of whole days. Rights are asked for at each read.

        At most 2,000 events, 3,000 with their changed occurrences, and 2,000 tasks: those that are not over yet,
        the first to begin first, then the last. Calendars may add parameters of their own, which mean nothing here.
        """
        found = feeds().read_feed(address)
        headers = {"ETag": f'"{found.tag}"', "Cache-Control": "private, no-cache"}
        if found.tag in request.headers.get("If-None-Match", ""):
            return HttpResponse(status=304, headers=headers)
        return HttpResponse(found.text(), content_type=f"{MEDIA_TYPE}; charset=utf-8", headers=headers)


def feed_body(feed: CalendarFeed) -> dict[str, Any]:
    return {
        "id": str(feed.id),
        "name": feed.name,
        "project_id": None if feed.project_id is None else str(feed.project_id),
        "version": feed.version,
        "created_at": rfc3339(feed.created_at),
        "rotated_at": rfc3339(feed.rotated_at),
    }


def opened_body(opened: OpenedFeed) -> dict[str, Any]:
    return feed_body(opened.feed) | {"url": f"{settings.PUBLIC_URL}/v2/calendar/feeds/{opened.token}.ics"}
