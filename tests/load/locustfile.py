"""An assumed mix of a working day: four reads to a write, beside people at sockets. Nobody has measured it, and the
design document names none. `SCENE` names the file of `tests.load.scene`; started by `python -m tests.load`."""

import itertools
import os
from pathlib import Path

from locust import FastHttpUser, between, constant, task

from tests.load.asking import Asking
from tests.load.following import follow
from tests.load.planning import plan_a_film
from tests.load.scene import Member, Scene
from tests.load.uploading import upload_a_cut

SCENE = Scene.read(Path(os.environ["SCENE"]))
PAUSE = float(os.environ.get("LOAD_PAUSE", "1.0"))
FOLLOWERS = int(os.environ.get("LOAD_FOLLOWERS", "10"))
# A session is one client's: who follows is nobody of those who ask.
MEMBERS, FOLLOWED = itertools.cycle(SCENE.members[FOLLOWERS:]), itertools.cycle(SCENE.members[:FOLLOWERS])
FILM = Path(SCENE.film).read_bytes()
STATUSES, REACTIONS = ("in_progress", "resolved", "closed", "open"), ("like", "question", "dislike")


class Colleague(FastHttpUser):
    """Looks at lists, items and threads, and writes now and then; weights are parts in a thousand."""

    wait_time = between(PAUSE / 2, PAUSE * 1.5)
    connection_timeout = network_timeout = 60.0

    def on_start(self) -> None:
        self.member: Member = next(MEMBERS)
        self.at = f"/v2/feedback/{self.member.project_id}"
        self.schedule = f"/v2/schedule/{self.member.project_id}"
        self.turns = itertools.count()
        self.statuses, self.reactions = itertools.cycle(STATUSES), itertools.cycle(REACTIONS)
        self.asking = Asking(self.client, self.member)

    @property
    def note(self) -> str:
        return self.member.notes[next(self.turns) % len(self.member.notes)]

    @task(240)
    def list_of_notes(self) -> None:
        self.asking.look("list of notes", self.at)

    @task(60)
    def filtered_notes(self) -> None:
        self.asking.look("list of notes, filtered", f"{self.at}?status=open&sort=timecode&page_size=50")

    @task(100)
    def note_itself(self) -> None:
        self.asking.look("note", f"{self.at}/{self.note}")

    @task(110)
    def thread(self) -> None:
        self.asking.look("comments", f"{self.at}/{self.note}/comments")

    @task(90)
    def dashboard(self) -> None:
        self.asking.look("dashboard", "/v2/dashboard")

    @task(80)
    def projects(self) -> None:
        self.asking.look("list of projects", "/v2/projects")

    @task(40)
    def project(self) -> None:
        self.asking.look("project", f"/v2/projects/{self.member.project_id}")

    @task(30)
    def whole_schedule(self) -> None:
        self.asking.look("schedule", self.schedule)

    @task(30)
    def inbox(self) -> None:
        self.asking.look("inbox", "/v2/notifications")

    @task(20)
    def playback(self) -> None:
        path = f"{self.at}/videos/{self.member.video_id}/versions/{self.member.version_id}/playback"
        self.asking.look("playback", path)

    @task(60)
    def comment(self) -> None:
        self.asking.write("comment", "POST", f"{self.at}/{self.note}/comments", {"text": "확인했습니다"})

    @task(30)
    def reaction(self) -> None:
        remark = self.member.remarks[next(self.turns) % len(self.member.remarks)]
        self.asking.write("reaction", "PUT", f"{self.at}/{remark}/reaction", {"kind": next(self.reactions)})

    @task(47)
    def new_note(self) -> None:
        body = {"video_id": self.member.video_id, "text": "[00:00.500] 자막이 늦어요"}
        self.asking.write("new note", "POST", self.at, body)

    @task(35)
    def move_a_note_on(self) -> None:
        self.asking.write(
            "status of a note", "PATCH", f"{self.at}/{self.member.own_note}", {"status": next(self.statuses)}
        )

    @task(15)
    def move_a_task(self) -> None:
        """There and back, with those that hang on it."""
        turn = next(self.turns)
        path = f"{self.schedule}/tasks/{self.member.tasks[turn % len(self.member.tasks)]}/move"
        self.asking.write("move of a task", "POST", path, {"days": 3 if turn % 2 else -3, "apply": True})

    @task(6)
    def plan(self) -> None:
        plan_a_film(self.asking, self.member)

    @task(4)
    def upload(self) -> None:
        upload_a_cut(self.asking, self.member, FILM)

    @task(3)
    def log_in(self) -> None:
        self.asking.log_in()


class Follower(FastHttpUser):
    """Holds a project's socket for a minute, types, goes, and comes again."""

    wait_time = constant(1)
    fixed_count = FOLLOWERS

    def on_start(self) -> None:
        self.member: Member = next(FOLLOWED)
        self.asking = Asking(self.client, self.member)

    @task
    def follow(self) -> None:
        follow(self.environment, self.member.project_id, self.member.own_note, self.asking.token())
