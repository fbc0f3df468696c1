"""Share links, and the routes of those who came by one: a row a route. See matrix.py."""

from tests.guards.roles import EVERYONE, GUESTS, GuestRow, Row, shared

FEEDBACK = "/v2/feedback/{project_id}"
LINK = FEEDBACK + "/share-links/{share_link_id}"
SHARED_ITEM = "/v2/shared/feedback/{feedback_id}"
SAME_VIDEO = ("guest view", "guest comment")
VISITORS, COMMENTING = (*SAME_VIDEO, "guest of another link"), ("guest comment", "guest of another link")
SHARED: dict[str, Row] = {
    f"GET {FEEDBACK}/share-links": Row(("owner", "admin"), 200),
    f"POST {FEEDBACK}/share-links": Row(("owner", "admin"), 201, {"video_id": "{video_id}"}),
    f"GET {LINK}": Row(("owner", "admin"), 200),
    f"PATCH {LINK}": Row(("owner", "admin"), 200, {"label": "광고주 검토용"}),
    f"DELETE {LINK}": Row(("owner", "admin"), 204),
    f"GET {LINK}/guests": Row(("owner", "admin"), 200),
    f"POST {LINK}/guests/{{guest_id}}/block": Row(("owner", "admin"), 204),
    f"DELETE {LINK}/guests/{{guest_id}}/contributions": Row(("owner", "admin"), 204),
    "POST /v2/shared/open": Row(EVERYONE, 404, {"token": "none"}),
    "POST /v2/shared/session": Row(EVERYONE, 404, {"token": "none", "name": "손님"}),
    "POST /v2/shared/session/refresh": Row(EVERYONE, 401, {"refresh_token": "none"}),
    "POST /v2/shared/unsubscribe": Row(EVERYONE, 404, {"token": "none"}),
    "GET /shared": Row(EVERYONE, 200),
    "GET /shared/unsubscribe": Row(EVERYONE, 200),
    "GET /v2/shared": shared(VISITORS, 200),
    "PATCH /v2/shared/me": shared(VISITORS, 200, {"name": "박이사"}),
    "DELETE /v2/shared/me": shared(VISITORS, 204),
    "POST /v2/shared/email": shared(VISITORS, 202, {"email": "guest@example.kr"}),
    # No code was mailed.
    "POST /v2/shared/email/verify": shared(VISITORS, 422, {"code": "123456"}),
    # What it opens is asked when it is shown.
    "POST /v2/shared/ws-ticket": GuestRow(GUESTS, 200),
    "GET /v2/shared/video": shared(VISITORS, 200),
    "GET /v2/shared/versions/{version_id}/playback": shared(SAME_VIDEO, 200, elsewhere=404),
    "GET /v2/shared/versions/{version_id}/download": GuestRow((), 200),
    "GET /v2/shared/versions/{version_id}/rounds": shared(SAME_VIDEO, 200, elsewhere=404),
    # By none of these links.
    "PUT /v2/shared/versions/{version_id}/decision": GuestRow((), 200, {"decision": "approved"}),
    "POST /v2/shared/versions/{version_id}/finished": shared(COMMENTING, 201, elsewhere=404),
    "GET /v2/shared/feedback": shared(VISITORS, 200),
    "POST /v2/shared/feedback": shared(
        COMMENTING, 201, {"version_id": "{version_id}", "text": "로고를 키워 주세요"}, elsewhere=404
    ),
    f"GET {SHARED_ITEM}": shared(SAME_VIDEO, 200, elsewhere=404),
    # Not theirs.
    f"PATCH {SHARED_ITEM}": shared((), 200, {"text": "바꿈"}, elsewhere=404),
    f"DELETE {SHARED_ITEM}": shared((), 204, elsewhere=404),
    f"GET {SHARED_ITEM}/attachments": shared(SAME_VIDEO, 200, elsewhere=404),
    f"GET {SHARED_ITEM}/comments": shared(SAME_VIDEO, 200, elsewhere=404),
    f"POST {SHARED_ITEM}/comments": shared(COMMENTING, 201, {"text": "네"}, elsewhere=404),
    f"GET {SHARED_ITEM}/comments/{{comment_id}}": shared(SAME_VIDEO, 200, elsewhere=404),
    f"PATCH {SHARED_ITEM}/comments/{{comment_id}}": shared((), 200, {"text": "바꿈"}, elsewhere=404),
    f"DELETE {SHARED_ITEM}/comments/{{comment_id}}": shared((), 204, elsewhere=404),
    f"PUT {SHARED_ITEM}/comments/{{comment_id}}/reaction": shared(COMMENTING, 200, {"kind": "like"}, elsewhere=404),
    f"DELETE {SHARED_ITEM}/comments/{{comment_id}}/reaction": shared(COMMENTING, 200, elsewhere=404),
    "GET /v2/shared/events": shared(VISITORS, 200, {"since": 0}),
}
