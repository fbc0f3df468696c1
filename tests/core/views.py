"""Views that show every side of the kernel to HTTP."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.application.refusals import ObjectMissing, StorageUnavailable
from core.domain.actor import Actor
from core.domain.errors import Conflict, InvalidField, NotFound, NotPermitted, Stale, Unacceptable
from core.domain.pages import CursorPage, Page
from core.infrastructure.models import ChannelRecord
from core.infrastructure.unit_of_work import unit_of_work
from core.presentation.idempotency import idempotent
from core.presentation.pagination import (
    CursorQuery,
    PageQuery,
    cursor_body,
    cursor_request,
    page_body,
    page_request,
)
from core.presentation.views import ApiView, versioned


class CutIsLocked(Conflict):
    code = "cut.locked"


class DoorIsLocked(NotPermitted):
    """Relevant to security."""

    code = "not_permitted"
    audited = True


class DoorIsHidden(NotFound):
    """Who asks again and again is noted a few times."""

    audited = knocks = True


OWNER_OF_THE_DOOR = UUID("0198c0de-0000-7000-8000-000000000001")
REFUSALS: dict[str, Callable[[], Exception]] = {
    "missing": NotFound,
    "object": ObjectMissing,
    "forbidden": NotPermitted,
    "conflict": partial(CutIsLocked, name="2"),
    "unacceptable": Unacceptable,
    "field": partial(InvalidField, "/name", "text.too_long", longest=5),
    "stale": partial(Stale, {"version": 3}),
    "away": StorageUnavailable,
    "token": AuthenticationFailed,
    "throttled": partial(Throttled, 11.2),
    "database": partial(OperationalError, "connection to 10.0.0.1 failed: 1234"),
    "bug": partial(RuntimeError, "the secret is 1234"),
    "door": DoorIsLocked,
    "hidden-door": DoorIsHidden,
    "other-door": lambda: DoorIsLocked().about(OWNER_OF_THE_DOOR),
}
STAGE: dict[str, Callable[[], object]] = {}


@dataclass(frozen=True)
class Person:
    actor: Actor
    is_authenticated: bool = True


class ByName(BaseAuthentication):
    """`Authorization: Bearer <name>` is the person of that name."""

    def authenticate(self, request: Request) -> tuple[Person, None] | None:
        name = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not name:
            return None
        actor = Actor(user_id=uuid5(NAMESPACE_URL, name), name=name)
        request._request.actor_id = actor.user_id
        return Person(actor), None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class OpenView(ApiView):
    authentication_classes = [ByName]
    permission_classes = [AllowAny]


class PrivateView(ApiView):
    authentication_classes = [ByName]

    def get(self, request: Request) -> Response:
        return Response({"name": self.actor.name, "client_id": self.actor.client_id})


class RefusingView(OpenView):
    def get(self, request: Request, kind: str, project_id: str = "") -> Response:
        raise REFUSALS[kind]()


class TakeIn(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=5, min_length=2)
    number = serializers.IntegerField(min_value=1, max_value=9, required=False)
    kind = serializers.ChoiceField(["wide", "close"], required=False)


class SceneIn(serializers.Serializer[Any]):
    title = serializers.CharField()
    takes = TakeIn(many=True, required=False)
    notes = serializers.DictField(child=serializers.IntegerField(), required=False)
    marks = serializers.ListField(child=serializers.IntegerField(), required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["title"] == "both":
            raise serializers.ValidationError("not both", code="invalid")
        return attrs


class RatedView(OpenView):
    rates = {"GET": "list", "POST": "login", "PUT": "confirm"}

    def get(self, request: Request) -> Response:
        return Response([1, 2])

    def post(self, request: Request) -> Response:
        raise NotFound

    def put(self, request: Request) -> Response:
        return Response(status=204)

    def patch(self, request: Request) -> Response:
        return Response(status=204)


class SceneView(OpenView):
    def get(self, request: Request) -> Response:
        known = ("id", "title")
        (row,) = self.pick([{"id": 1, "title": "비 오는 거리"}], known)
        return Response(row)

    def post(self, request: Request) -> Response:
        return Response(self.parsed(SceneIn), status=201)


class VersionedView(OpenView):
    def get(self, request: Request) -> Response:
        return versioned({"text": "x" * 2000}, version=7)

    def patch(self, request: Request) -> Response:
        return Response({"expected": self.expected_version()})


class IdView(OpenView):
    def get(self, request: Request, thing_id: str) -> Response:
        return Response({"id": self.identity("thing_id")})


class LongView(OpenView):
    def get(self, request: Request) -> Response:
        return Response({"text": "긴 이야기 " * 200})


class ShortView(OpenView):
    def get(self, request: Request) -> Response:
        return Response({"text": "짧다"})


class SceneQuery(PageQuery):
    status = serializers.CharField(required=False)
    q = serializers.CharField(required=False)


class TakeQuery(CursorQuery):
    kind = serializers.CharField(required=False)


class NumberedView(OpenView):
    def get(self, request: Request) -> Response:
        wanted = page_request(self.query(SceneQuery))
        rows = tuple(range(45))[wanted.offset : wanted.offset + wanted.size]
        page = Page(rows, total=45, seq=9, epoch="e")
        return Response(page_body(request, wanted, page, [{"n": row} for row in rows]))


class StreamedView(OpenView):
    def get(self, request: Request) -> Response:
        wanted = cursor_request(request, self.query(TakeQuery))
        start = int(wanted.after[0]) + 1 if wanted.after else 0
        rows = tuple(range(start, min(start + wanted.size, 45)))
        last = None if rows[-1] == 44 else (str(rows[-1]),)
        return Response(cursor_body(request, CursorPage(rows, last), [{"n": row} for row in rows]))


class NoteView(OpenView):
    """Creates a note in one unit of work; `STAGE` holds what happens inside and after it."""

    @idempotent
    def post(self, request: Request) -> Response:
        with unit_of_work(by=Actor(user_id=uuid5(NAMESPACE_URL, "x"), name="x")):
            ChannelRecord.objects.create(name=f"note:{request.data['text']}:{ChannelRecord.objects.count()}")
            STAGE.get("inside", lambda: None)()
        STAGE.get("after", lambda: None)()
        headers = {"ETag": '"1"', "Location": f"{request.path}/1"}
        return Response({"text": request.data["text"]}, status=201, headers=headers)


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>" + "x" * 5000)


def of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    return HttpResponse("x" * 5000, content_type=kind)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the secret is 1234")
