"""Who may do what: a row a route. See test_permission_matrix.py, which asks every route as every role."""

from dataclasses import dataclass, field
from typing import Any

MEMBERS = ("owner", "admin", "editor", "reviewer", "viewer")
OUTSIDERS = ("unverified", "withdrawn", "stranger")
ROLES = ("anonymous", *OUTSIDERS, *MEMBERS)
EVERYONE, SIGNED_IN, ANY_MEMBER = ROLES, ("stranger", *MEMBERS), MEMBERS
WRITERS, SPEAKERS = ("owner", "admin", "editor"), ("owner", "admin", "editor", "reviewer")


@dataclass(frozen=True)
class Row:
    """Who gets `status`; the others what `refusal` says, but for those that `instead` names.

    Open routes look at no token, so they refuse nobody.
    """

    allowed: tuple[str, ...]
    status: int
    body: dict[str, Any] = field(default_factory=dict)
    instead: dict[str, int] = field(default_factory=dict)


def refusal(role: str) -> int:
    """A token that is missing or dead is 401, an address that nobody proved and a role without the right are 403."""
    return {"anonymous": 401, "withdrawn": 401, "unverified": 403, "stranger": 404}.get(role, 403)


PROJECT = "/v2/projects/{project_id}"
WEBHOOK = PROJECT + "/webhooks/{webhook_id}"
FEEDBACK = "/v2/feedback/{project_id}"
ITEM = FEEDBACK + "/{feedback_id}"
COMMENT = ITEM + "/comments/{comment_id}"
VERSION = FEEDBACK + "/videos/{video_id}/versions/{version_id}"
ROUND = VERSION + "/rounds/{round_id}"
MATRIX: dict[str, Row] = {
    "GET /": Row(EVERYONE, 200),
    "GET /verify-email": Row(EVERYONE, 200),
    "GET /reset-password": Row(EVERYONE, 200),
    "GET /confirm-email": Row(EVERYONE, 200),
    "GET /invitations": Row(EVERYONE, 200),
    "GET /transfers": Row(EVERYONE, 200),
    "GET /unsubscribe": Row(EVERYONE, 200),
    "GET /health/live": Row(EVERYONE, 200),
    "GET /health/ready": Row(EVERYONE, 200),
    # Asked from this machine; from others see tests/core/presentation/test_metrics.py.
    "GET /metrics": Row(EVERYONE, 200),
    "GET /.well-known/jwks.json": Row(EVERYONE, 200),
    "GET /v2/openapi.json": Row(EVERYONE, 200),
    "GET /v2/asyncapi.json": Row(EVERYONE, 200),
    "GET /v2/docs": Row(EVERYONE, 200),
    "GET /v2/docs/problems": Row(EVERYONE, 200),
    "POST /v2/auth/register": Row(EVERYONE, 422),
    "POST /v2/auth/verify-email": Row(EVERYONE, 422),
    "POST /v2/auth/resend-verification": Row(EVERYONE, 422),
    "POST /v2/auth/forgot-password": Row(EVERYONE, 422),
    "POST /v2/auth/reset-password": Row(EVERYONE, 422),
    "POST /v2/auth/confirm-email": Row(EVERYONE, 422),
    "POST /v2/auth/login": Row(EVERYONE, 422),
    "POST /v2/auth/refresh": Row(EVERYONE, 422),
    "POST /v2/auth/logout": Row(EVERYONE, 422),
    "POST /v2/auth/logout-all": Row(SIGNED_IN, 204),
    "POST /v2/auth/ws-ticket": Row(SIGNED_IN, 200),
    "GET /v2/auth/social": Row(EVERYONE, 200),
    "POST /v2/auth/social/{provider}/start": Row(EVERYONE, 503),
    "POST /v2/auth/social/{provider}/callback": Row(EVERYONE, 422),
    "POST /v2/auth/social/email": Row(EVERYONE, 422),
    "POST /v2/auth/social/email/verify": Row(EVERYONE, 422),
    "GET /v2/me/social": Row(SIGNED_IN, 200),
    "POST /v2/me/social/{provider}/link": Row(SIGNED_IN, 422),
    "DELETE /v2/me/social/{provider}": Row(SIGNED_IN, 404),
    "GET /v2/me/sessions": Row(SIGNED_IN, 200),
    "DELETE /v2/me/sessions": Row(SIGNED_IN, 204),
    "DELETE /v2/me/sessions/{session_id}": Row(SIGNED_IN, 404),
    "GET /v2/me": Row(SIGNED_IN, 200),
    "PATCH /v2/me": Row(SIGNED_IN, 200, {"company": "봄 필름"}),
    "DELETE /v2/me": Row(SIGNED_IN, 204, instead={"owner": 409}),
    "GET /v2/me/export": Row(SIGNED_IN, 200),
    "PUT /v2/me/avatar": Row(SIGNED_IN, 415),
    "DELETE /v2/me/avatar": Row(SIGNED_IN, 204),
    "POST /v2/me/password": Row(SIGNED_IN, 422),
    "POST /v2/me/email": Row(SIGNED_IN, 422),
    "POST /v2/me/email/verify": Row(SIGNED_IN, 422),
    "GET /v2/me/preferences": Row(SIGNED_IN, 200),
    "PATCH /v2/me/preferences": Row(SIGNED_IN, 200, {"digest": "daily"}),
    "GET /v2/me/api-keys": Row(SIGNED_IN, 200),
    "PUT /v2/me/api-keys/{ai_provider}": Row(SIGNED_IN, 200, {"key": "sk-0123456789abcdef4f2a"}),
    "DELETE /v2/me/api-keys/{ai_provider}": Row(SIGNED_IN, 204),
    "GET /v2/me/notes": Row(SIGNED_IN, 200),
    "PUT /v2/me/notes": Row(SIGNED_IN, 200, {"text": "잊지 말 것"}),
    "DELETE /v2/me/notes": Row(SIGNED_IN, 204),
    "POST /v2/me/notes/reveal": Row(SIGNED_IN, 422, {"password": "no such password"}),
    "GET /v2/me/consents": Row(SIGNED_IN, 200),
    "PUT /v2/me/consents": Row(SIGNED_IN, 200, {"marketing": "2026-01"}),
    "GET /v2/me/audit": Row(SIGNED_IN, 200),
    "GET /v2/projects": Row(SIGNED_IN, 200),
    "POST /v2/projects": Row(SIGNED_IN, 201, {"name": "여름 캠페인"}),
    f"GET {PROJECT}": Row(ANY_MEMBER, 200),
    f"PATCH {PROJECT}": Row(("owner", "admin"), 200, {"name": "가을 캠페인"}),
    f"DELETE {PROJECT}": Row(("owner",), 204),
    f"POST {PROJECT}/archive": Row(("owner", "admin"), 200),
    f"DELETE {PROJECT}/archive": Row(("owner", "admin"), 200),
    f"PUT {PROJECT}/thumbnail": Row(("owner", "admin"), 415),
    f"DELETE {PROJECT}/thumbnail": Row(("owner", "admin"), 200),
    f"GET {PROJECT}/audit": Row(("owner", "admin"), 200),
    "GET /v2/projects/trash": Row(SIGNED_IN, 200),
    f"POST {PROJECT}/restore": Row(("owner",), 200),
    f"GET {PROJECT}/history": Row(ANY_MEMBER, 200),
    f"POST {PROJECT}/leave": Row(ANY_MEMBER, 204, instead={"owner": 409}),
    f"GET {PROJECT}/transfer": Row(ANY_MEMBER, 404),
    f"POST {PROJECT}/transfer": Row(("owner",), 202, {"user_id": "{user_id}"}),
    f"DELETE {PROJECT}/transfer": Row(ANY_MEMBER, 404),
    f"POST {PROJECT}/transfer/accept": Row(ANY_MEMBER, 404),
    f"GET {PROJECT}/members": Row(ANY_MEMBER, 200),
    f"POST {PROJECT}/members": Row(("owner", "admin"), 201, {"user_id": "{newcomer}", "role": "viewer"}),
    f"PATCH {PROJECT}/members/{{user_id}}": Row(("owner",), 200, {"role": "viewer"}),
    f"DELETE {PROJECT}/members/{{user_id}}": Row(("owner", "admin"), 204),
    "GET /v2/dashboard": Row(SIGNED_IN, 200),
    f"GET {PROJECT}/stats": Row(ANY_MEMBER, 200),
    f"GET {PROJECT}/activity": Row(ANY_MEMBER, 200),
    f"GET {PROJECT}/invitations": Row(("owner", "admin"), 200),
    f"POST {PROJECT}/invitations": Row(
        ("owner", "admin"), 200, {"invitations": [{"email": "invited@example.kr"}], "role": "viewer"}
    ),
    f"GET {PROJECT}/invitations/{{invitation_id}}": Row(("owner", "admin"), 200),
    f"DELETE {PROJECT}/invitations/{{invitation_id}}": Row(("owner", "admin"), 204),
    f"POST {PROJECT}/invitations/{{invitation_id}}/resend": Row(("owner", "admin"), 429),
    f"GET {PROJECT}/invite-links": Row(("owner", "admin"), 200),
    f"POST {PROJECT}/invite-links": Row(("owner", "admin"), 201, {"role": "viewer"}),
    f"GET {PROJECT}/invite-links/{{link_id}}": Row(("owner", "admin"), 200),
    f"DELETE {PROJECT}/invite-links/{{link_id}}": Row(("owner", "admin"), 204),
    "POST /v2/invitations/preview": Row(EVERYONE, 404, {"token": "none"}),
    "POST /v2/invitations/accept": Row(SIGNED_IN, 404, {"token": "none"}),
    "POST /v2/invitations/join": Row(EVERYONE, 422, {"token": "none"}),
    "POST /v2/invitations/decline": Row(EVERYONE, 404, {"token": "none"}),
    "GET /v2/me/invitations": Row(SIGNED_IN, 200),
    "POST /v2/me/invitations/{invitation_id}/accept": Row(SIGNED_IN, 404),
    "POST /v2/me/invitations/{invitation_id}/decline": Row(SIGNED_IN, 404),
    f"GET {PROJECT}/webhooks": Row(("owner", "admin"), 200),
    f"POST {PROJECT}/webhooks": Row(
        ("owner", "admin"), 201, {"url": "https://hooks.invalid/videoplanet", "event_types": ["*"]}
    ),
    f"GET {WEBHOOK}": Row(("owner", "admin"), 200),
    f"PATCH {WEBHOOK}": Row(("owner", "admin"), 200, {"event_types": ["comment.added"]}),
    f"DELETE {WEBHOOK}": Row(("owner", "admin"), 204),
    f"POST {WEBHOOK}/secret": Row(("owner", "admin"), 200),
    f"POST {WEBHOOK}/pause": Row(("owner", "admin"), 200),
    f"POST {WEBHOOK}/resume": Row(("owner", "admin"), 200),
    f"POST {WEBHOOK}/ping": Row(("owner", "admin"), 202),
    f"POST {WEBHOOK}/replay": Row(("owner", "admin"), 202, {"since_seq": 0}),
    f"GET {WEBHOOK}/deliveries": Row(("owner", "admin"), 200),
    f"GET {WEBHOOK}/deliveries/{{delivery_id}}": Row(("owner", "admin"), 200),
    f"POST {WEBHOOK}/deliveries/{{delivery_id}}/resend": Row(("owner", "admin"), 202),
    f"PUT {PROJECT}/favourite": Row(ANY_MEMBER, 204),
    f"DELETE {PROJECT}/favourite": Row(ANY_MEMBER, 204),
    f"PUT {PROJECT}/read": Row(ANY_MEMBER, 204, {"seq": 1}),
    f"GET {FEEDBACK}": Row(ANY_MEMBER, 200),
    f"POST {FEEDBACK}": Row(SPEAKERS, 201, {"video_id": "{video_id}", "text": "로고를 키워 주세요", "timestamp": 0.5}),
    f"GET {ITEM}": Row(ANY_MEMBER, 200),
    f"PATCH {ITEM}": Row(WRITERS, 200, {"status": "in_progress"}),
    f"DELETE {ITEM}": Row(("owner", "admin"), 204),
    f"GET {ITEM}/comments": Row(ANY_MEMBER, 200),
    f"PUT {ITEM}/read": Row(ANY_MEMBER, 200),
    f"GET {FEEDBACK}/read-marks": Row(ANY_MEMBER, 200),
    f"GET {FEEDBACK}/drafts": Row(ANY_MEMBER, 200),
    f"PUT {FEEDBACK}/drafts/{{place}}": Row(SPEAKERS, 200, {"text": "아직"}),
    # Everybody has their own.
    f"GET {FEEDBACK}/drafts/{{place}}": Row(ANY_MEMBER, 404),
    f"DELETE {FEEDBACK}/drafts/{{place}}": Row(ANY_MEMBER, 404),
    f"POST {ITEM}/comments": Row(SPEAKERS, 201, {"text": "네"}),
    f"GET {COMMENT}": Row(ANY_MEMBER, 200),
    # Of somebody else.
    f"PATCH {COMMENT}": Row((), 200, {"text": "아니요"}),
    f"DELETE {COMMENT}": Row(("owner", "admin"), 204),
    f"GET {COMMENT}/edits": Row(ANY_MEMBER, 200),
    f"PUT {COMMENT}/reaction": Row(SPEAKERS, 200, {"kind": "like"}),
    f"DELETE {COMMENT}/reaction": Row(SPEAKERS, 200),
    f"GET {COMMENT}/reactions": Row(ANY_MEMBER, 200),
    f"GET {FEEDBACK}/videos": Row(ANY_MEMBER, 200),
    f"GET {FEEDBACK}/videos/trash": Row(SPEAKERS, 200),
    f"PUT {FEEDBACK}/videos/order": Row(WRITERS, 409, {"video_ids": []}),
    f"GET {FEEDBACK}/videos/{{video_id}}": Row(ANY_MEMBER, 200),
    # Of somebody else: to rename it takes a writer, to delete it an admin.
    f"PATCH {FEEDBACK}/videos/{{video_id}}": Row(WRITERS, 200, {"title": "여름 캠페인"}),
    f"DELETE {FEEDBACK}/videos/{{video_id}}": Row(("owner", "admin"), 204),
    # Not in the trash.
    f"POST {FEEDBACK}/videos/{{video_id}}/restore": Row(SPEAKERS, 200),
    f"GET {FEEDBACK}/videos/{{video_id}}/versions": Row(ANY_MEMBER, 200),
    f"POST {FEEDBACK}/videos/{{video_id}}/versions": Row(WRITERS, 415),
    f"GET {VERSION}": Row(ANY_MEMBER, 200),
    f"PATCH {VERSION}": Row(WRITERS, 200, {"label": "최종"}),
    # The only one.
    f"DELETE {VERSION}": Row(("owner", "admin"), 409),
    f"POST {VERSION}/restore": Row(SPEAKERS, 200),
    f"GET {VERSION}/download": Row(ANY_MEMBER, 200),
    # One is open already, which a further member opened.
    f"GET {VERSION}/rounds": Row(ANY_MEMBER, 200),
    f"POST {VERSION}/rounds": Row(WRITERS, 409),
    f"GET {ROUND}": Row(ANY_MEMBER, 200),
    f"PATCH {ROUND}": Row(("owner", "admin"), 200, {"rule": "any"}),
    f"PUT {ROUND}/decision": Row(("owner", "admin", "reviewer"), 200, {"decision": "approved"}),
    f"GET {ROUND}/decisions": Row(ANY_MEMBER, 200),
    f"POST {ROUND}/close": Row(("owner", "admin"), 200),
    f"PUT {VERSION}/decision": Row(("owner", "admin", "reviewer"), 200, {"decision": "changes_requested"}),
    f"POST {VERSION}/finished": Row(SPEAKERS, 201),
    f"GET {FEEDBACK}/storage": Row(ANY_MEMBER, 200),
    "GET /v2/me/storage": Row(SIGNED_IN, 200),
    "GET /v2/uploads": Row(ANY_MEMBER, 200, {"project_id": "{project_id}"}),
    "POST /v2/uploads": Row(WRITERS, 201, {"project_id": "{project_id}", "file_name": "1차.mp4", "size": 1000}),
    "GET /v2/uploads/{upload_id}": Row(("owner", "admin"), 200),
    "DELETE /v2/uploads/{upload_id}": Row(("owner", "admin"), 204),
    "GET /v2/uploads/{upload_id}/parts": Row(("owner", "admin"), 200),
    # Whose it is not may not go on with it.
    "POST /v2/uploads/{upload_id}/parts": Row((), 200, {"part_numbers": [1]}),
    "POST /v2/uploads/{upload_id}/complete": Row((), 200),
    f"GET {FEEDBACK}/videos/{{video_id}}/versions/{{version_id}}/playback": Row(ANY_MEMBER, 200),
    # Opened by their address alone; see tests/feedback/api/test_playlists.py.
    "GET /v2/playback/{token}/master.m3u8": Row(EVERYONE, 404),
    "GET /v2/playback/{token}/sprite.vtt": Row(EVERYONE, 404),
    "GET /v2/playback/{token}/{name}.m3u8": Row(EVERYONE, 404),
    f"GET {FEEDBACK}/videos/{{video_id}}/versions/{{version_id}}/processing": Row(ANY_MEMBER, 200),
    # Nothing of it has failed.
    f"POST {FEEDBACK}/videos/{{video_id}}/versions/{{version_id}}/processing/retry": Row(WRITERS, 409),
    "GET /v2/notifications": Row(SIGNED_IN, 200),
    "GET /v2/notifications/unread-count": Row(SIGNED_IN, 200),
    "POST /v2/notifications/unsubscribe": Row(EVERYONE, 404, {"token": "none"}),
    "POST /v2/notifications/read": Row(SIGNED_IN, 200),
    # An id of nobody's.
    "DELETE /v2/notifications/{notification_id}": Row(SIGNED_IN, 404),
    "PUT /v2/notifications/{notification_id}/read": Row(SIGNED_IN, 404),
    f"GET {PROJECT}/notification-preferences": Row(ANY_MEMBER, 200),
    f"PATCH {PROJECT}/notification-preferences": Row(ANY_MEMBER, 200, {"muted": True}),
    "GET /v2/events/{project_id}": Row(ANY_MEMBER, 200, {"since": 0}),
    "GET /v2/me/events": Row(SIGNED_IN, 200, {"since": 0}),
}
