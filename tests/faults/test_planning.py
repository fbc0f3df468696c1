"""The planner is killed while it writes, draws and sets pages: every job ends once, charged once, with nothing left."""

import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psutil
import psycopg
import pytest

from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.faults.rows import Note
from tests.faults.test_steps import Insides

KILLS, TRIES = 4, 5
SHOTS = 12
# Until a commit that was on its way when its sender was stopped is seen.
SETTLED = 0.1
BRIEF = {"title": "골목의 빵집", "logline": "새벽마다 혼자 빵을 굽던 사람이 골목의 아침을 바꾼다.", "duration": 30}


@dataclass(frozen=True)
class Plan:
    """A plan on a running product; `asked` is how often something was asked for."""

    person: Person
    project_id: str
    plan_id: str
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def path(self) -> str:
        return f"/v2/ai-planning/{self.project_id}"

    def ask(self, what: str, body: dict[str, Any]) -> str:
        job = self.person.must("POST", f"{self.path}/plans/{self.plan_id}/{what}", 202, json=body)["job"]
        self.asked[what] += 1
        return str(job["id"])

    def job(self, job_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.person.must("GET", f"{self.path}/jobs/{job_id}", 200)
        return found

    def ended(self, job_id: str) -> dict[str, Any]:
        def end() -> dict[str, Any] | None:
            job = self.job(job_id)
            return None if job["status"] in ("queued", "running") else job

        return until(end, 180, "the end of the job")

    def used(self, quota: str) -> int:
        number: int = self.person.must("GET", "/v2/ai-planning/quotas", 200)[quota]["used"]
        return number

    def ends(self, job_id: str) -> int:
        """How often its end was told."""
        events, since = [], 0
        while page := self.person.must("GET", f"/v2/events/{self.project_id}?since={since}", 200)["results"]:
            events, since = events + page, page[-1]["seq"]
        mine = [each["data"] for each in events if each["type"] == "job.progress" and each["data"].get("id") == job_id]
        return sum(each["ended_at"] is not None for each in mine)


@pytest.fixture
def plan(person: Callable[[str], Person]) -> Plan:
    writer = person("writer")
    project_id = writer.must("POST", "/v2/projects", 201, json={"name": "고장"})["id"]
    plan_id = writer.must("POST", f"/v2/ai-planning/{project_id}/plans", 201, json={"brief": BRIEF})["id"]
    return Plan(writer, project_id, plan_id)


def test_a_planner_that_is_killed_makes_everything_once(product: Product, plan: Plan, note: Note) -> None:
    insides = Insides(product)
    ended: list[dict[str, Any]] = []
    ended += [killed_at(product, plan, "story", {"regenerate": True}, at=0) for _ in range(KILLS)]
    assert plan.used("stories") == plan.asked["story"]
    ended.append(killed_at(product, plan, "storyboard", {}, at=30))
    assert plan.used("images") == SHOTS
    ended += [killed_at(product, plan, "export", {"format": "pdf"}, at=0) for _ in range(KILLS)]
    assert plan.used("pdfs") == plan.asked["export"]
    objects = insides.keys(f"plans/{plan.project_id}/")
    frames = {each for each in objects if "/frames/" in each}
    assert (len(frames), len(objects - frames)) == (SHOTS, plan.asked["export"])
    again = sum(job["attempts"] > 1 for job in ended)
    met = f"{len(ended)} kills of the planner, {again} jobs taken up anew"
    note(f"{met}: all made once and charged once, no object left over")
    assert again == len(ended) == 2 * KILLS + 1


def killed_at(product: Product, plan: Plan, what: str, body: dict[str, Any], *, at: int) -> dict[str, Any]:
    """The job as it ended; the planner is killed while it is at it, `at` percent or more, of which a stopped one is
    sure. One that was over before is asked for once more."""
    for _ in range(TRIES):
        with stopped(product) as planner:
            job_id = plan.ask(what, body)
        was_met = met(product, planner, job_id, at)
        if was_met:
            product.kill("planner")
        ended = plan.ended(job_id)
        assert ended["status"] == "succeeded", ended
        assert plan.ends(job_id) == 1
        if was_met:
            return ended
    raise AssertionError(f"no planner was met at {what}")


@contextmanager
def stopped(product: Product) -> Iterator[list[psutil.Process]]:
    """What is asked for within is not begun before we watch."""
    planner = until(lambda: product.processes("planner"), what="a planner")
    signalled(planner, signal.SIGSTOP)
    try:
        yield planner
    finally:
        signalled(planner, signal.SIGCONT)


def signalled(planner: list[psutil.Process], number: int) -> None:
    for each in planner:
        each.send_signal(number)


def met(product: Product, planner: list[psutil.Process], job_id: str, at: int) -> bool:
    """Whether the planner was stopped while the job's row says that it runs; it goes on where it was not."""
    address = product.processes("web")[0].environ()["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as database:

        def row() -> tuple[str, int]:
            query = "SELECT status, progress FROM ai_planning_job WHERE id = %s"
            return database.execute(query, [job_id]).fetchone() or ("", 0)

        deadline = time.monotonic() + 120
        while (now := row())[0] == "queued" or (now[0] == "running" and now[1] < at):
            assert time.monotonic() < deadline, f"a job that stays {now}"
        signalled(planner, signal.SIGSTOP)
        time.sleep(SETTLED)
        is_running = row()[0] == "running"
    if not is_running:
        signalled(planner, signal.SIGCONT)
    return is_running


def test_a_planner_that_is_told_to_end_ends_in_time_and_the_next_goes_on(product: Product, plan: Plan) -> None:
    job_id = plan.ask("storyboard", {})
    until(lambda: plan.job(job_id)["progress"] >= 20, what="progress")
    (head, *others) = product.processes("planner")
    head.terminate()
    assert psutil.wait_procs([head, *others], 12)[1] == []
    assert plan.ended(job_id)["status"] == "succeeded"
    assert plan.ends(job_id) == 1


def test_what_is_cancelled_while_no_planner_lives_is_never_made(product: Product, plan: Plan) -> None:
    """It had begun to draw; the next planner finds it cancelled, and clears what the dead one may have left."""
    job_id = plan.ask("storyboard", {})
    until(lambda: plan.job(job_id)["progress"] >= 20, what="progress")
    product.kill("planner")
    assert plan.person.must("POST", f"{plan.path}/jobs/{job_id}/cancel", 200)["status"] == "cancelled"
    drawn = len(plan.job(job_id)["result"]["taken"])
    insides = Insides(product)
    until(lambda: len(insides.keys(f"plans/{plan.project_id}/")) == drawn, 60, "the clearing")
    until(lambda: product.processes("planner"), what="another planner")
    assert plan.used("images") == drawn
    assert plan.ends(job_id) == 1
