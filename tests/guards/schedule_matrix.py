"""Schedules and calendars: a row a route. See matrix.py."""

from tests.guards.roles import ANY_MEMBER, EVERYONE, SIGNED_IN, WRITERS, Row

SCHEDULE = "/v2/schedule/{project_id}"
EVENTS = SCHEDULE + "/events"
NOBODYS = "0192f0c8-7c00-7000-8000-000000000000"
SCHEDULES: dict[str, Row] = {
    f"GET {SCHEDULE}": Row(ANY_MEMBER, 200),
    f"POST {SCHEDULE}/tasks": Row(WRITERS, 201, {"name": "촬영", "start_date": "2026-03-02"}),
    "GET /v2/schedule/options": Row(SIGNED_IN, 200),
    "GET /v2/schedule/templates": Row(SIGNED_IN, 200),
    # Of a project that nobody knows.
    "POST /v2/schedule/templates": Row(SIGNED_IN, 404, {"name": "우리 광고", "project_id": NOBODYS}),
    "GET /v2/schedule/templates/{template_id}": Row(SIGNED_IN, 200),
    "PATCH /v2/schedule/templates/{template_id}": Row(SIGNED_IN, 403, {"name": "내 것"}),
    "DELETE /v2/schedule/templates/{template_id}": Row(SIGNED_IN, 403),
    f"POST {SCHEDULE}/auto": Row(WRITERS, 200, {"start_date": "2026-03-02", "apply": True}),
    f"GET {SCHEDULE}/call-sheet": Row(ANY_MEMBER, 200),
    f"GET {SCHEDULE}/gantt": Row(ANY_MEMBER, 200),
    f"GET {SCHEDULE}/conflicts": Row(ANY_MEMBER, 200),
    f"GET {SCHEDULE}/conflicts/{{conflict_id}}": Row(ANY_MEMBER, 404),
    f"PATCH {SCHEDULE}/conflicts/{{conflict_id}}": Row(WRITERS, 404, {"state": "ignored"}),
    f"GET {SCHEDULE}/free-slots": Row(ANY_MEMBER, 200),
    f"GET {SCHEDULE}/allocations": Row(ANY_MEMBER, 200),
    f"POST {SCHEDULE}/level": Row(WRITERS, 200, {"apply": False}),
    f"GET {EVENTS}": Row(ANY_MEMBER, 200),
    f"POST {EVENTS}": Row(WRITERS, 201, {"title": "회의", "start_date": "2026-03-02"}),
    # A further member wrote it.
    f"GET {EVENTS}/{{event_id}}": Row(ANY_MEMBER, 200),
    f"PATCH {EVENTS}/{{event_id}}": Row(WRITERS, 200, {"title": "큰 회의"}),
    f"DELETE {EVENTS}/{{event_id}}": Row(("owner", "admin"), 204),
    f"GET {SCHEDULE}/calendar": Row(ANY_MEMBER, 200),
    "GET /v2/calendar": Row(SIGNED_IN, 200),
    # No calendar: that is read after who may import.
    f"POST {SCHEDULE}/calendar/import": Row(WRITERS, 422, {"text": "none"}),
    "GET /v2/calendar/feeds": Row(SIGNED_IN, 200),
    "POST /v2/calendar/feeds": Row(SIGNED_IN, 201, {"name": "휴대폰"}),
    "DELETE /v2/calendar/feeds/{feed_id}": Row(SIGNED_IN, 404),
    "POST /v2/calendar/feeds/{feed_id}/rotate": Row(SIGNED_IN, 404),
    # Opened by their address alone; see tests/schedule/ical/test_feeds.py.
    "GET /v2/calendar/feeds/{address}.ics": Row(EVERYONE, 404),
    "GET /v2/calendar/events": Row(SIGNED_IN, 200),
    "POST /v2/calendar/events": Row(SIGNED_IN, 201, {"title": "치과", "start_date": "2026-03-02"}),
    # Of somebody else.
    "GET /v2/calendar/events/{event_id}": Row(SIGNED_IN, 404),
    "PATCH /v2/calendar/events/{event_id}": Row(SIGNED_IN, 404, {"title": "치과"}),
    "DELETE /v2/calendar/events/{event_id}": Row(SIGNED_IN, 404),
}
