"""The caller's keys and note: shown masked, never in the clear but for the note's one way."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.errors import NotFound
from core.domain.secret import MASK
from core.presentation.fields import LINES, Text
from core.presentation.pagination import RowOut
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from identity.application.api_keys import SetApiKey
from identity.application.personal_note import WriteNote
from identity.bootstrap import secrets
from identity.contracts import AiProvider
from identity.domain.api_key import LONGEST_KEY, SHORTEST_KEY, ApiKey
from identity.domain.note import LONGEST_NOTE, PersonalNote
from identity.presentation.fields import Password

PROVIDER = OpenApiParameter("ai_provider", str, OpenApiParameter.PATH, enum=[each.value for each in AiProvider])


class ApiKeyIn(serializers.Serializer[Any]):
    key = Text(pattern=r"^[!-~]*\Z", code="api_key.malformed", min_length=SHORTEST_KEY, max_length=LONGEST_KEY)


class ApiKeyOut(RowOut):
    provider = serializers.ChoiceField([provider.value for provider in AiProvider])
    masked = serializers.CharField(help_text="sk-…4f2a")
    created_at = serializers.DateTimeField()


class ApiKeysOut(serializers.Serializer[Any]):
    results = ApiKeyOut(many=True)


class PersonalNoteIn(serializers.Serializer[Any]):
    text = Text(pattern=LINES, max_length=LONGEST_NOTE)


class PersonalNoteOut(RowOut):
    """`masked` is empty and `updated_at` null where there is none."""

    masked = serializers.CharField(allow_blank=True)
    length = serializers.IntegerField()
    updated_at = serializers.DateTimeField(allow_null=True)


class PasswordIn(serializers.Serializer[Any]):
    password = Password()


class RevealedOut(serializers.Serializer[Any]):
    text = serializers.CharField(allow_blank=True)


API_KEY_KNOWN, NOTE_KNOWN = list(ApiKeyOut().fields), list(PersonalNoteOut().fields)


def api_key_body(key: ApiKey) -> dict[str, Any]:
    return {"provider": key.provider, "masked": key.hint, "created_at": key.created_at}


def note_body(note: PersonalNote | None) -> dict[str, Any]:
    if note is None:
        return {"masked": "", "length": 0, "updated_at": None}
    return {"masked": MASK, "length": note.length, "updated_at": note.updated_at}


class ApiKeysView(ApiView):
    @extend_schema(
        operation_id="list_api_keys",
        summary="The caller's keys for AI providers",
        parameters=[picking(API_KEY_KNOWN)],
        responses={200: ApiKeysOut},
    )
    def get(self, request: Request) -> Response:
        rows = [api_key_body(key) for key in secrets().list_api_keys(self.actor.user_id)]
        return Response({"results": self.pick(rows, API_KEY_KNOWN)})


class ApiKeyView(ApiView):
    @extend_schema(
        operation_id="set_api_key",
        summary="Keep a key for an AI provider",
        parameters=[PROVIDER],
        request=ApiKeyIn,
        responses={200: ApiKeyOut},
    )
    def put(self, request: Request, ai_provider: str) -> Response:
        command = SetApiKey(_provider(ai_provider), self.parsed(ApiKeyIn)["key"])
        return Response(api_key_body(secrets().set_api_key(self.actor, command)))

    @extend_schema(operation_id="remove_api_key", summary="Forget a key", parameters=[PROVIDER], responses={204: None})
    def delete(self, request: Request, ai_provider: str) -> Response:
        secrets().remove_api_key(self.actor, _provider(ai_provider))
        return Response(status=204)


class NoteView(ApiView):
    @extend_schema(
        operation_id="read_note",
        summary="Whether there is a note, masked",
        parameters=[picking(NOTE_KNOWN)],
        responses={200: PersonalNoteOut},
    )
    def get(self, request: Request) -> Response:
        (body,) = self.pick([note_body(secrets().read_note(self.actor.user_id))], NOTE_KNOWN)
        return Response(body)

    @extend_schema(
        operation_id="write_note", summary="Replace the note", request=PersonalNoteIn, responses={200: PersonalNoteOut}
    )
    def put(self, request: Request) -> Response:
        return Response(note_body(secrets().write_note(self.actor, WriteNote(self.parsed(PersonalNoteIn)["text"]))))

    @extend_schema(operation_id="remove_note", summary="Forget the note", responses={204: None})
    def delete(self, request: Request) -> Response:
        secrets().remove_note(self.actor)
        return Response(status=204)


class RevealNoteView(ApiView):
    rates: ClassVar = {"POST": "confirm"}

    @extend_schema(
        operation_id="reveal_note",
        summary="The note in the clear, for the password",
        request=PasswordIn,
        responses={200: RevealedOut},
    )
    def post(self, request: Request) -> Response:
        text = secrets().reveal_note(self.actor, self.parsed(PasswordIn)["password"])
        return Response({"text": text.reveal()}, headers={"Cache-Control": "no-store"})


def _provider(name: str) -> AiProvider:
    """One that is not known is not there."""
    try:
        return AiProvider(name)
    except ValueError as error:
        raise NotFound from error
