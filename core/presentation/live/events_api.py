"""A stream over REST: the same frames as on the sockets, and the question that may wait for news."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from core.application.read_stream import EventsPage, ReadOn
from core.domain.errors import TooSoon
from core.presentation.live.frames import durable
from core.presentation.live.limits import LONGEST_WAIT

MOST = 500
LARGEST = 2**63 - 1
WAIT_AGAIN_SECONDS = 5
# In the scope of a question that was not let wait.
REFUSED_WAIT = "videoplanet.refused_wait"


class TooManyWaiting(TooSoon):
    code = "events.too_many_waiting"


class EventsQuery(serializers.Serializer[Any]):
    since = serializers.IntegerField(min_value=0, max_value=LARGEST, help_text="The last number that was seen.")
    epoch = serializers.CharField(required=False, max_length=64, allow_null=True, default=None)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=100)
    wait = serializers.IntegerField(
        min_value=0,
        max_value=LONGEST_WAIT,
        default=0,
        help_text="Seconds to wait for news where there are none; at most five questions of a person wait at a time.",
    )


class EventActorOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField(allow_blank=True)


class EventOut(serializers.Serializer[Any]):
    type = serializers.CharField()
    seq = serializers.IntegerField()
    epoch = serializers.CharField()
    at = serializers.DateTimeField()
    actor = EventActorOut()
    client_id = serializers.CharField(allow_blank=True)
    data = serializers.DictField()  # type: ignore[assignment]  # a field, not the rendered data


class EventsOut(serializers.Serializer[Any]):
    """Go on with `since` = `seq`. `resync`: events are missing; load over REST, then go on."""

    results = EventOut(many=True)
    seq = serializers.IntegerField()
    epoch = serializers.CharField()
    has_more = serializers.BooleanField()
    resync = serializers.BooleanField()


def read_on(request: Request, query: dict[str, Any]) -> ReadOn:
    """What a validated query asks; whoever waits has waited before (core.presentation.live.waiting), or was refused."""
    if REFUSED_WAIT in getattr(request._request, "scope", {}):
        raise TooManyWaiting(WAIT_AGAIN_SECONDS)
    return ReadOn(since=query["since"], epoch=query["epoch"], limit=query["limit"])


def body_of(page: EventsPage) -> dict[str, Any]:
    return {
        "results": [durable(event, page.epoch) for event in page.events],
        "seq": page.seq,
        "epoch": page.epoch,
        "has_more": page.has_more,
        "resync": page.resync,
    }
