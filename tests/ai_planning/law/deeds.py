"""What people do with plans, each deed by somebody and to something of the moment's choice."""

from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from typing import Any

from tests.ai_planning.law.snapshot import Reader, drawn_shots
from tests.client import Answer, ApiClient
from tests.pictures import encoded, halves

# A deed may come too late, be too much or somebody else's: what is refused changes nothing.
REFUSED = (403, 404, 409, 412, 422, 429)
Rename = Callable[[int, str], None]


class Deeds:
    """`people` may write; the first one owns the project."""

    def __init__(
        self, reader: Reader, people: Sequence[ApiClient], work_off: Callable[[], None], rename: Rename
    ) -> None:
        self.reader, self.people, self.work_off, self.rename_person = reader, people, work_off, rename
        self.plans = f"{reader.path}/plans"
        self.chance, self.count = Random(), 0

    def do(self, name: str, number: int) -> None:
        """`number` decides by whom, to what and how."""
        self.chance = Random(number)
        self.count += 1
        getattr(self, name)()

    # --- plans

    def create(self) -> None:
        if len(self._plans()) < 3:
            brief = {"title": f"기획 {self.count}", "logline": "신입이 엘리베이터에 갇힌다.", "duration": 30}
            self._sent("POST", self.plans, {"brief": brief})

    def edit(self) -> None:
        if path := self._plan():
            self._sent("PATCH", path, {"title": f"제목 {self.count}"})

    def stretch(self) -> None:
        if path := self._plan():
            self._sent("PATCH", path, {"brief": {"duration": self.chance.randrange(6, 90)}})

    def edit_stage(self) -> None:
        if path := self._part("stages"):
            self._sent("PATCH", path, {"content": f"내용 {self.count}"})

    def edit_shot(self) -> None:
        if path := self._part("shots"):
            self._sent("PATCH", path, {"title": f"샷 {self.count}", "seconds": self.chance.randrange(5, 60) / 10})

    def set_inserts(self) -> None:
        if path := self._part("shots"):
            insert = {
                "purpose": "rhythm",
                "description": f"{self.count}",
                "shot_size": "close_up",
                "camera_move": "pan",
            }
            self._sent("PUT", f"{path}/inserts", {"inserts": [insert]})

    def order(self) -> None:
        if path := self._plan():
            ids = [shot["id"] for shot in self._whole(path)["shots"]]
            first, second = self.chance.sample(range(12), 2)
            ids[first], ids[second] = ids[second], ids[first]
            self._sent("PUT", f"{path}/shots/order", {"shot_ids": ids})

    def lock(self) -> None:
        if path := self._plan():
            self._sent("PUT", f"{path}/locks/{self._key(path)}")

    def unlock(self) -> None:
        """All that is held fast, where it may be."""
        if path := self._plan():
            plan = self._whole(path)
            for kind, parts in (("stage", plan["stages"]), ("shot", plan["shots"])):
                for part in (part for part in parts if part["lock"]):
                    self._sent("DELETE", f"{path}/locks/{kind}:{part['id']}")

    def undo(self) -> None:
        if path := self._plan():
            self._sent("POST", f"{path}/undo")

    def redo(self) -> None:
        if path := self._plan():
            self._sent("POST", f"{path}/redo")

    def duplicate(self) -> None:
        if len(self._plans()) < 3 and (path := self._plan()):
            self._sent("POST", f"{path}/duplicate", {})

    def delete(self) -> None:
        if path := self._plan():
            self._sent("DELETE", path, by=self.people[0])

    def restore(self) -> None:
        """All that lies in the trash."""
        for row in self.reader.asked(f"{self.plans}/trash")["results"]:
            self._sent("POST", f"{self.plans}/{row['id']}/restore", by=self.people[0])

    def name_state(self) -> None:
        if path := self._plan():
            self._sent("POST", f"{path}/snapshots", {"name": f"{self.count}차"})

    def go_back(self) -> None:
        if path := self._state():
            self._sent("POST", f"{path}/restore")

    def forget_state(self) -> None:
        if path := self._state():
            self._sent("DELETE", path)

    # --- pictures

    def send_frame(self) -> None:
        if path := self._drawn():
            file = BytesIO(encoded(halves(), "PNG"))
            file.name = "그림.png"
            answer = self._who.post_form(f"{path}/frames", {"image": file})
            assert answer.status_code in (201, *REFUSED), answer.content

    def choose_frame(self) -> None:
        if path := self._drawn():
            ids = [row["id"] for row in self.reader.asked(f"{path}/frames")["results"]]
            self._sent("PUT", f"{path}/frame", {"frame_id": self.chance.choice([None, *ids])})

    def remove_frame(self) -> None:
        """Of those that are not shown, where there is one."""
        if path := self._drawn():
            rows = self.reader.asked(f"{path}/frames")["results"]
            if rows:
                row = min(rows, key=lambda row: bool(row["is_chosen"]))
                self._sent("DELETE", f"{path.partition('/shots/')[0]}/frames/{row['id']}", by=self.people[0])

    # --- jobs

    def write_story(self) -> None:
        self._asks("story", {"regenerate": self.chance.random() < 0.5})

    def design_shots(self) -> None:
        self._asks("shots", {})

    def draw(self) -> None:
        if path := self._plan():
            self._sent("POST", f"{path}/storyboard", {"shot_ids": drawn_shots(self._whole(path))})

    def write_stage_again(self) -> None:
        if path := self._part("stages"):
            self._sent("POST", f"{path}/regenerate", {})

    def design_shot_again(self) -> None:
        if path := self._part("shots"):
            self._sent("POST", f"{path}/regenerate", {})

    def design_inserts(self) -> None:
        if path := self._part("shots"):
            self._sent("POST", f"{path}/inserts", {})

    def export(self) -> None:
        self._asks("export", {"format": self.chance.choice(("json", "csv", "marp", "fountain"))})

    def work(self) -> None:
        self.work_off()

    def cancel(self) -> None:
        if path := self._job():
            self._sent("POST", f"{path}/cancel")

    def retry(self) -> None:
        if path := self._job():
            self._sent("POST", f"{path}/retry")

    # --- what is said

    def comment(self) -> None:
        if path := self._plan():
            self._sent("POST", f"{path}/comments", {"text": f"의견 {self.count}"})

    def reply(self) -> None:
        if path := self._comment():
            above, _, comment_id = path.rpartition("/")
            self._sent("POST", above, {"text": f"답 {self.count}", "parent_id": comment_id})

    def edit_comment(self) -> None:
        """By everybody, so by its author too."""
        if path := self._comment():
            for person in self.people:
                self._sent("PATCH", path, {"text": f"다시 {self.count}"}, by=person)

    def settle_comment(self) -> None:
        if path := self._comment():
            self._sent("POST", f"{path}/{self.chance.choice(('resolve', 'reopen'))}")

    def delete_comment(self) -> None:
        if path := self._comment():
            self._sent("DELETE", path, by=self.people[0])

    def rename(self) -> None:
        for which in range(len(self.people)):
            self.rename_person(which, f"이름 {self.count}")
        self.work_off()

    # --- what there is

    @property
    def _who(self) -> ApiClient:
        return self.chance.choice(self.people)

    def _plans(self) -> list[str]:
        return [row["id"] for row in self.reader.asked(self.plans)["results"]]

    def _plan(self) -> str | None:
        """Its address."""
        found = self._plans()
        return f"{self.plans}/{self.chance.choice(found)}" if found else None

    def _whole(self, path: str) -> dict[str, Any]:
        plan: dict[str, Any] = self.reader.asked(path)
        return plan

    def _part(self, kind: str) -> str | None:
        if path := self._plan():
            return f"{path}/{kind}/{self.chance.choice(self._whole(path)[kind])['id']}"
        return None

    def _key(self, path: str) -> str:
        plan = self._whole(path)
        kind = self.chance.choice(("stage", "shot"))
        return f"{kind}:{self.chance.choice(plan[f'{kind}s'])['id']}"

    def _drawn(self) -> str | None:
        """A shot that pictures are made for."""
        if path := self._plan():
            return f"{path}/shots/{self.chance.choice(drawn_shots(self._whole(path)))}"
        return None

    def _state(self) -> str | None:
        return self._below("snapshots")

    def _comment(self) -> str | None:
        return self._below("comments")

    def _below(self, name: str) -> str | None:
        found = [f"{self.plans}/{plan_id}/{name}" for plan_id in self._plans()]
        ids = [f"{path}/{row['id']}" for path in found for row in self.reader.asked(path)["results"]]
        return self.chance.choice(ids) if ids else None

    def _job(self) -> str | None:
        ids = [row["id"] for row in self.reader.asked(f"{self.reader.path}/jobs")["results"]]
        return f"{self.reader.path}/jobs/{self.chance.choice(ids)}" if ids else None

    def _asks(self, kind: str, body: dict[str, Any]) -> None:
        if path := self._plan():
            self._sent("POST", f"{path}/{kind}", body)

    def _sent(self, method: str, path: str, body: Any = None, by: ApiClient | None = None) -> Answer:
        answer = (by or self._who)._ask(method, path, body)
        assert answer.status_code < 300 or answer.status_code in REFUSED, f"{method} {path}: {answer.content!r}"
        return answer
