"""Watching: how a version plays, and the playlists that players read without a bearer's token."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.actor import Actor
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from feedback.application.playback_ports import Film
from feedback.application.read_playback import Playback
from feedback.application.rendition_ports import SOURCE_RENDITION
from feedback.bootstrap.playback import playing
from feedback.domain import hls, web_vtt
from feedback.presentation.decisions import decision_body
from feedback.presentation.playback_schemas import PlaybackOut
from feedback.presentation.schemas_out import fields_of

KNOWN = fields_of(PlaybackOut)
MASTER, TRACK = "master", "sprite.vtt"
# Whoever reads an address of these answers may use it, so nobody is to keep them.
KEPT_BY_NOBODY = {"Cache-Control": "private, no-store"}


@dataclass(frozen=True)
class Viewer:
    """`request.user` of those who come with an address alone."""

    actor: Actor
    is_authenticated: bool = True
    is_active: bool = True


class TokenInAddress(BaseAuthentication):
    """For counting and for the log; whether the token opens anything the use case says."""

    def authenticate(self, request: Request) -> tuple[Viewer, None] | None:
        actor = playing().viewer(request.parser_context["kwargs"]["token"])
        if actor is None:
            return None
        request._request.actor_id = actor.user_id  # type: ignore[attr-defined]
        return Viewer(actor), None


class PlaybackView(ApiView):
    @extend_schema(
        operation_id="read_playback",
        summary="How a version is watched",
        parameters=[picking(KNOWN)],
        responses={200: PlaybackOut},
    )
    def get(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        path = (self.identity(name) for name in ("project_id", "video_id", "version_id"))
        (body,) = self.pick([playback_body(playing().read_playback(self.actor, *path))], KNOWN)
        return Response(body, headers=KEPT_BY_NOBODY)


class OpenedByAddress(ApiView):
    """Players send no bearer's token; who they are is in the address."""

    authentication_classes = (TokenInAddress,)
    permission_classes = (AllowAny,)
    rates = {"GET": "play"}

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """Players ask for playlists and text, refusals are JSON: what they accept decides nothing."""
        return super().perform_content_negotiation(request, force=True)


def _text_of(media_type: str) -> dict[Any, Any]:
    return {(200, media_type): OpenApiTypes.STR}


class MasterPlaylistView(OpenedByAddress):
    @extend_schema(
        operation_id="read_master_playlist",
        summary="HLS: the sizes that play by now",
        responses=_text_of(hls.MEDIA_TYPE),
        auth=[],
    )
    def get(self, request: Request, token: str) -> HttpResponse:
        return _sent(playing().read_master_playlist(token), hls.MEDIA_TYPE)


class MediaPlaylistView(OpenedByAddress):
    @extend_schema(
        operation_id="read_media_playlist",
        summary="HLS: one size",
        responses=_text_of(hls.MEDIA_TYPE),
        auth=[],
    )
    def get(self, request: Request, token: str, name: str) -> HttpResponse:
        return _sent(playing().read_media_playlist(token, name), hls.MEDIA_TYPE)


class ThumbnailTrackView(OpenedByAddress):
    @extend_schema(
        operation_id="read_thumbnail_track",
        summary="WebVTT: thumbnails of the time line",
        responses=_text_of(web_vtt.MEDIA_TYPE),
        auth=[],
    )
    def get(self, request: Request, token: str) -> HttpResponse:
        return _sent(playing().read_thumbnail_track(token), f"{web_vtt.MEDIA_TYPE}; charset=utf-8")


def _sent(text: str, content_type: str) -> HttpResponse:
    return HttpResponse(text, content_type=content_type, headers=KEPT_BY_NOBODY)


def playback_body(playback: Playback) -> dict[str, Any]:
    film, urls = playback.film, playback.urls
    return {
        "version_id": film.version_id,
        "status": film.status,
        "decision": decision_body(film.delivery, film.reason),
        "duration": None if film.duration is None else float(film.duration),
        "source": {"url": urls[film.source_key], "media_type": film.media_type} if film.source_key else None,
        "hls": _streams(film, lambda name: f"{_beside(playback)}/{name}.m3u8"),
        "poster_url": urls[film.poster_key] if film.poster_key else None,
        "sprite": _sprite(playback),
        "waveform": _waveform(playback),
        "expires_at": playback.expires_at,
    }


def _streams(film: Film, playlist: Callable[[str], str]) -> dict[str, Any] | None:
    rungs = film.streams - {SOURCE_RENDITION}
    if not film.streams:
        return None
    return {
        "master_url": playlist(MASTER) if rungs else None,
        "source_url": playlist(SOURCE_RENDITION) if SOURCE_RENDITION in film.streams else None,
        "complete": film.is_whole,
    }


def _sprite(playback: Playback) -> dict[str, Any] | None:
    sheet = playback.film.sprite
    if sheet is None:
        return None
    return {
        "vtt_url": f"{_beside(playback)}/{TRACK}",
        "url": playback.urls[sheet.key],
        "width": sheet.width,
        "height": sheet.height,
        "tile_count": len(sheet.tiles),
    }


def _waveform(playback: Playback) -> dict[str, Any] | None:
    waveform, urls = playback.film.waveform, playback.urls
    if waveform is None:
        return None
    return {"json_url": urls[waveform.json_key], "data_url": urls[waveform.data_key]}


def _beside(playback: Playback) -> str:
    """Where the playlists of a viewing lie; they name each other by relative addresses."""
    return f"{settings.PUBLIC_URL}/v2/playback/{playback.token}"
