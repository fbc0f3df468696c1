"""Baselines and scenarios of a schedule: a row a route. See matrix.py. A further member made them."""

from tests.guards.roles import ANY_MEMBER, WRITERS, Row

BASELINES = "/v2/schedule/{project_id}/baselines"
SCENARIOS = "/v2/schedule/{project_id}/scenarios"
SCENARIO = SCENARIOS + "/{scenario_id}"
COMPARISONS: dict[str, Row] = {
    f"GET {BASELINES}": Row(ANY_MEMBER, 200),
    f"POST {BASELINES}": Row(WRITERS, 201, {"name": "착수"}),
    f"GET {BASELINES}/{{baseline_id}}": Row(ANY_MEMBER, 200),
    f"GET {BASELINES}/{{baseline_id}}/comparison": Row(ANY_MEMBER, 200),
    f"DELETE {BASELINES}/{{baseline_id}}": Row(("owner", "admin"), 204),
    f"GET {SCENARIOS}": Row(ANY_MEMBER, 200),
    f"POST {SCENARIOS}": Row(WRITERS, 201, {"name": "비 오는 날"}),
    f"GET {SCENARIO}": Row(ANY_MEMBER, 200),
    f"PATCH {SCENARIO}": Row(WRITERS, 200, {"name": "맑은 날"}),
    f"DELETE {SCENARIO}": Row(("owner", "admin"), 204),
    f"POST {SCENARIO}/changes": Row(WRITERS, 200, {"add_tasks": [{"name": "색보정"}]}),
    f"GET {SCENARIO}/difference": Row(ANY_MEMBER, 200),
    f"POST {SCENARIO}/apply": Row(WRITERS, 200, {"apply": True}),
}
