"""People, a project, and everything that can be written about it, step by step."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure import streams
from identity.infrastructure.models import SessionRecord
from projects.bootstrap import follow_schedule
from projects.bootstrap.life import life
from projects.infrastructure.models import ProjectRecord
from tests.client import Answer, ApiClient
from tests.projects.api.invitations import accept, address_of, invite, owed
from tests.projects.api.test_thumbnails import put


@dataclass
class World:
    """`owner` owns the project at first, `member` is its editor, `guest` is outside."""

    api: ApiClient
    people: dict[str, Actor]
    project_id: str
    work_off: Callable[[], None]
    film: Path
    items: list[str] = field(default_factory=list)
    video_id: str = ""
    number: int = 0

    @property
    def path(self) -> str:
        return f"/v2/projects/{self.project_id}"

    @property
    def feedback(self) -> str:
        return f"/v2/feedback/{self.project_id}"

    @property
    def item(self) -> str:
        return f"{self.feedback}/{self.items[-1]}"

    def id_of(self, who: str) -> str:
        return str(self.people[who].user_id)

    def as_(self, who: str) -> ApiClient:
        return self.api.as_(self.people[who])

    def new_name(self) -> str:
        self.number += 1
        return f"이름 {self.number}"


Step = Callable[[World], Answer]


def _create(world: World) -> Answer:
    return world.as_("member").post("/v2/projects", {"name": world.new_name()})


def _patched(**changed: Any) -> Step:
    return lambda world: world.as_("owner").patch(world.path, {"name": world.new_name(), **changed})


def _posted(who: str, path: str, **body: str) -> Step:
    def step(world: World) -> Answer:
        filled = {name: world.id_of(value) if name == "user_id" else value for name, value in body.items()}
        return world.as_(who).post(world.path + path, filled or None)

    return step


def _deleted(who: str, path: str) -> Step:
    return lambda world: world.as_(who).delete(world.path + path.format(guest=world.id_of("guest")))


def _change_role(world: World) -> Answer:
    return world.as_("owner").patch(f"{world.path}/members/{world.id_of('member')}", {"role": "admin"})


def _remove(world: World) -> Answer:
    return world.as_("owner").delete(f"{world.path}/members/{world.id_of('member')}")


def _rename(world: World) -> Answer:
    answer = world.as_("owner").patch("/v2/me", {"name": world.new_name()})
    world.work_off()
    world.people["owner"] = replace(world.people["owner"], name=answer.json().get("name", ""))
    return answer


def _upload(world: World) -> Answer:
    with world.film.open("rb") as film:
        answer = world.as_("owner").post_form(world.feedback, {"video_file": film, "timestamp": "0.5"})
    if answer.status_code == 201:
        world.items.append(answer.json()["id"])
        world.video_id = answer.json()["video_id"]
    return answer


def _process(world: World) -> Answer:
    """The worker also notes when something happened last."""
    world.work_off()
    return world.as_("owner").get(f"{world.feedback}/videos/{world.video_id}")


def _note(world: World) -> Answer:
    note = {"video_id": world.video_id, "text": "로고를 키워 주세요", "timestamp": 0.5}
    answer = world.as_("member").post(world.feedback, note)
    if answer.status_code == 201:
        world.items.append(answer.json()["id"])
    return answer


def _revised(**changed: str) -> Step:
    return lambda world: world.as_("owner").patch(world.item, changed)


def _erase(world: World) -> Answer:
    return world.as_("owner").delete(world.item)


def _comment(world: World) -> Answer:
    return world.as_("member").post(f"{world.item}/comments", {"text": "네"})


def _forget_events(world: World) -> Answer:
    """As the hourly tidying does after thirty days; caches hear of it when the copies of the revisions end."""
    streams.trim(now() + timedelta(days=1))
    streams.keep_copies(dict(_counted(world)))
    return world.as_("owner").get(f"{world.path}/activity")


def _counted(world: World) -> list[tuple[str, int]]:
    from django.db.models import F

    from core.infrastructure.models import ChannelRecord

    return list(ChannelRecord.objects.values_list("name", F("seq") + F("silent")))


def _purge(world: World) -> Answer:
    ProjectRecord.objects.filter(id=world.project_id).update(deleted_at=now() - timedelta(days=31))
    life().sweep_trash()
    world.work_off()
    return world.as_("owner").get("/v2/projects/trash")


def _marked_read(who: str) -> Step:
    def step(world: World) -> Answer:
        seq = world.as_(who).get(f"{world.path}/members").json().get("seq", 0)
        return world.as_(who).put(f"{world.path}/read", {"seq": seq})

    return step


def _favoured(who: str) -> Step:
    return lambda world: world.as_(who).put(f"{world.path}/favourite", None)


def _invite(world: World) -> Answer:
    return invite(world.as_("owner"), world.project_id, address_of(world.people["guest"].user_id))


def _accept(world: World) -> Answer:
    tokens = owed(address_of(world.people["guest"].user_id))
    return accept(world.as_("guest"), tokens[-1]["token"] if tokens else "")


def _accept_link(world: World) -> Answer:
    made = world.as_("owner").post(f"{world.path}/invite-links", {"role": "reviewer"})
    return accept(world.as_("guest"), made.json().get("token", ""))


def _schedule(world: World) -> Answer:
    """Its news come in, each time newer and further."""
    world.number += 1
    stage, day = ("planning", "shooting", "editing")[world.number % 3], f"2026-03-{world.number % 28 + 1:02d}"
    due = {"kind": "phase", "id": str(new_id()), "name": stage, "date": "2099-01-01"}
    news = {"project_id": world.project_id, "version": world.number, "stage": stage, "deadlines": [due]}
    follow_schedule(news | {"start_date": day, "end_date": day, "progress": world.number % 101}, new_id())
    return world.as_("owner").get(world.path)


def _picture(world: World) -> Answer:
    return put(world.as_("owner"), {"id": world.project_id})


def _withdraw(world: World) -> Answer:
    """In a session opened just now."""
    session_id, member = new_id(), world.people["member"]
    SessionRecord.objects.create(id=session_id, user_id=member.user_id, created_at=now(), last_used_at=now())
    answer = world.api.as_(replace(member, session_id=session_id)).delete("/v2/me")
    world.work_off()
    return answer


UPLOADED = (_upload, _process)
DELETE, RESTORE = _deleted("owner", ""), _posted("owner", "/restore")
OFFER = _posted("owner", "/transfer", user_id="member")
JOIN = _posted("owner", "/members", user_id="guest", role="viewer")

# Each a way that a project goes, of steps that succeed.
WAYS: dict[str, tuple[Step, ...]] = {
    "another project": (_create,),
    "name": (_patched(),),
    "stage": (_patched(stage="review"),),
    "settings": (_patched(settings={"time_zone": "America/New_York"}),),
    "schedule": (_schedule, _patched(stage="review"), _schedule),
    "picture": (_picture, _deleted("owner", "/thumbnail")),
    "archive": (_posted("owner", "/archive"), _deleted("owner", "/archive")),
    "trash": (DELETE, RESTORE),
    "trash out of the archive": (_posted("owner", "/archive"), DELETE, RESTORE),
    "purge": (*UPLOADED, DELETE, _purge),
    "transfer": (OFFER, _posted("member", "/transfer/accept")),
    "withdrawn offer": (OFFER, _deleted("owner", "/transfer")),
    "declined offer": (OFFER, _deleted("member", "/transfer")),
    "lapsed with the member": (OFFER, _posted("member", "/leave")),
    "member": (JOIN, _deleted("owner", "/members/{guest}"), JOIN, _deleted("guest", "/members/{guest}")),
    "role": (_change_role, _remove),
    "rename": (*UPLOADED, _rename),
    "feedback": (*UPLOADED, _note, _revised(status="in_progress"), _revised(status="resolved"), _erase),
    "priority": (*UPLOADED, _note, _revised(priority="critical"), _revised(text="고친 의견")),
    "conversation": (*UPLOADED, _note, _comment, _process),
    "favourite": (_favoured("owner"), _favoured("member"), _deleted("member", "/favourite")),
    "news": (*UPLOADED, _note, _marked_read("owner"), _comment, _marked_read("owner"), _marked_read("member")),
    "invitation": (_invite, _accept),
    "link": (_accept_link,),
    "withdrawn account": (*UPLOADED, _note, _withdraw),
    "forgotten events": (*UPLOADED, _note, _forget_events),
}
# Of which any may come at any time, but for the last one that somebody takes.
STEPS: tuple[Step, ...] = tuple({step: None for way in WAYS.values() for step in way if step is not _withdraw})
