"""What a person takes with them: all that is held about them, as one JSON document."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.http import StreamingHttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from core.domain.clock import utc_now
from core.presentation.audit import audit_body
from core.presentation.rendering import encode
from core.presentation.views import ApiView
from identity.application.export_data import Archive
from identity.bootstrap import leaving, secrets
from identity.presentation.profile_rendering import consents_body, preferences_body
from identity.presentation.rendering import user_body
from identity.presentation.secret_views import note_body

_ROWS = serializers.ListField(child=serializers.DictField())


class ExportOut(serializers.Serializer[Any]):
    """Keys and the note are masked here as everywhere."""

    exported_at = serializers.DateTimeField()
    profile = serializers.DictField()
    preferences = serializers.DictField()
    consents = serializers.DictField()
    note = serializers.DictField()
    sessions = _ROWS
    social_identities = _ROWS
    api_keys = _ROWS
    projects = _ROWS
    feedback = _ROWS
    comments = _ROWS
    uploads = _ROWS
    audit = _ROWS


class ExportView(ApiView):
    rates: ClassVar = {"GET": "export"}

    @extend_schema(operation_id="export_me", summary="All that is held about the caller", responses={200: ExportOut})
    def get(self, request: Request) -> StreamingHttpResponse:
        archive = leaving().export_data(self.actor)
        note = note_body(secrets().read_note(archive.account.id))
        name = f"videoplanet-{utc_now():%Y-%m-%d}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(_document(archive, note), content_type="application/json", headers=headers)


def _document(archive: Archive, note: dict[str, Any]) -> Iterator[bytes]:
    """Row by row, because a person may have written a lot."""
    yield encode(_head(archive) | {"note": note})[:-1]
    for name, rows in archive.sections.items():
        yield from _section(name, rows)
    yield from _section("audit", map(audit_body, archive.trail))
    yield b"}"


def _head(archive: Archive) -> dict[str, Any]:
    account = archive.account
    return {
        "exported_at": utc_now(),
        "profile": user_body(account),
        "preferences": preferences_body(archive.preferences),
        "consents": consents_body(account),
    }


def _section(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    yield b"," + encode(name) + b":["
    for index, row in enumerate(rows):
        yield (b"," if index else b"") + encode(row)
    yield b"]"
