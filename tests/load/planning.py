"""Somebody plans a film with the built-in makers: a brief becomes a story."""

import gevent

from tests.load.asking import Asking
from tests.load.scene import Member

BRIEF = {
    "title": "마지막 도시락",
    "logline": "시골 역에서 도시락을 파는 순자가 손자에게 마지막 도시락을 싸 준다",
    "genre": "드라마",
    "tone": ["감성"],
    "duration": "60초",
}
LOOKS, PAUSE_SECONDS = 120, 0.5


def plan_a_film(asking: Asking, member: Member) -> None:
    at = f"/v2/ai-planning/{member.project_id}"
    if not (plan := asking.write("new plan", "POST", f"{at}/plans", {"brief": BRIEF})):
        return
    if not (answer := asking.write("story", "POST", f"{at}/plans/{plan['id']}/story")):
        return
    for _ in range(LOOKS):
        gevent.sleep(PAUSE_SECONDS)
        job = asking.ask("job of a plan", f"{at}/jobs/{answer['job']['id']}")
        if job is None or job["status"] not in ("queued", "running"):
            break
