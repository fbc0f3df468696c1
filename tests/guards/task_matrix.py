"""Tasks, phases and links of schedules: a row a route. See matrix.py."""

from tests.guards.roles import ANY_MEMBER, WRITERS, Row

SCHEDULE = "/v2/schedule/{project_id}"
TASK = SCHEDULE + "/tasks/{task_id}"
TASKS: dict[str, Row] = {
    f"GET {SCHEDULE}/analysis": Row(ANY_MEMBER, 200),
    f"GET {SCHEDULE}/working-time": Row(ANY_MEMBER, 200),
    f"PATCH {SCHEDULE}/working-time": Row(WRITERS, 200, {"holidays": None}),
    f"GET {SCHEDULE}/tasks": Row(ANY_MEMBER, 200),
    f"PUT {SCHEDULE}/tasks/order": Row(WRITERS, 200, {"phase_id": None, "task_ids": []}),
    f"GET {TASK}": Row(ANY_MEMBER, 200),
    f"PATCH {TASK}": Row(WRITERS, 200, {"name": "2차 촬영"}),
    f"DELETE {TASK}": Row(WRITERS, 200),
    f"POST {TASK}/move": Row(WRITERS, 200, {"days": 1, "apply": True}),
    f"PUT {TASK}/hold": Row(WRITERS, 200),
    f"DELETE {TASK}/hold": Row(WRITERS, 204),
    f"GET {SCHEDULE}/holds": Row(ANY_MEMBER, 200),
    f"POST {SCHEDULE}/phases": Row(WRITERS, 201, {"kind": "filming"}),
    # The author has made one.
    f"PUT {SCHEDULE}/phases/order": Row(WRITERS, 422, {"phase_ids": []}),
    f"PATCH {SCHEDULE}/phases/{{phase_id}}": Row(WRITERS, 200, {"name": "2차"}),
    f"DELETE {SCHEDULE}/phases/{{phase_id}}": Row(WRITERS, 204),
    f"POST {SCHEDULE}/links": Row(WRITERS, 409, {"predecessor": "{task_id}", "successor": "{next_task_id}"}),
    f"PATCH {SCHEDULE}/links/{{task_link_id}}": Row(WRITERS, 200, {"lag_days": 1}),
    f"DELETE {SCHEDULE}/links/{{task_link_id}}": Row(WRITERS, 200),
}
