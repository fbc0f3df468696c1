"""Planning without any key: what the built-in makers take, what people wait for, and the memory that plans leave.

In this process: a story with its twelve shots of ten briefs, and one frame of each of these. On the running product:
the time from asking for a job to its end as its asker sees it (who asks for it again every 50 ms); how long reading a
plan and the list of them takes, beside a server of the same kind that answers a constant; and the planner's resident
memory after the first plans and after all of them, each with story, shots, twelve frames and a PDF. What exporting
takes by itself, `exports` measures.
"""

import time
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles
from typing import Any

import httpx

from ai_planning.infrastructure.built_in.artist import BuiltInArtist
from ai_planning.infrastructure.built_in.samples import SAMPLES
from ai_planning.infrastructure.built_in.shot_designer import BuiltInShotDesigner
from ai_planning.infrastructure.built_in.story_writer import BuiltInStoryWriter
from tests.benchmarks.bare_server import BareServer
from tests.benchmarks.bars import Bars
from tests.e2e.people import Person
from tests.e2e.product import Product, until

# As many as anybody likes.
ENVIRONMENT = {
    f"PLANNING_{name}": "1000000"
    for name in ("STORIES_PER_DAY", "SHOTS_PER_DAY", "IMAGES_PER_DAY", "PDFS_PER_DAY", "TOKENS_PER_MONTH")
}
STORY_MS, FRAME_MS = 300.0, 150.0
PLANS, FIRST, READS, MOST_GROWTH = 200, 20, 200, 10.0
JOBS: dict[str, dict[str, Any]] = {
    "story": {},
    "shots": {},
    "storyboard": {},
    "export": {"format": "pdf", "layout": "cards"},
}


def measure(product: Product, bars: Bars, many: int = PLANS, first: int = FIRST) -> None:
    _make(bars)
    planner = Planner(product)
    waited, memory = planner.plan(many, first)
    for kind, seconds in waited.items():
        print(f"{kind}: from asking to its end {median(seconds):.2f} s, slowest {max(seconds):.2f} s", flush=True)
    growth = 100 * (memory[1] / memory[0] - 1)
    told = f"{memory[0]:.0f} MB after {first} plans, {memory[1]:.0f} MB after {many}: {growth:+.1f} %"
    print(f"planner: {told}", flush=True)
    bars.hold(f"planner: memory grows by at most {MOST_GROWTH:.0f} %", growth <= MOST_GROWTH, f"{growth:+.1f} %")
    planner.read()


def _make(bars: Bars) -> None:
    """The first of each is not counted: it reads the words and the typeface."""
    writer, designer, artist = BuiltInStoryWriter(), BuiltInShotDesigner(), BuiltInArtist()
    written, drawn = [], []
    for seed, brief in enumerate((SAMPLES[0], *SAMPLES)):
        began = time.perf_counter()
        story = writer.write_story(brief, seed=seed, watch=_wanted).draft
        shots = designer.design_shots(brief, story, seed=seed, watch=_wanted).draft
        written.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        artist.draw(brief, story[seed % 4], shots[seed % 4 * 3], seed % 4 * 3 + 1, seed=seed, watch=_wanted)
        drawn.append((time.perf_counter() - began) * 1000)
    for what, taken, bar in (("story and shots", written[1:], STORY_MS), ("one frame", drawn[1:], FRAME_MS)):
        print(f"built-in {what}: {median(taken):.1f} ms, slowest {max(taken):.1f} ms (bar: {bar:.0f} ms)", flush=True)
        bars.hold(f"built-in {what} within {bar:.0f} ms", median(taken) <= bar, f"{median(taken):.1f} ms")


class Planner:
    """Somebody with a project, who has plans made one after the other."""

    def __init__(self, product: Product) -> None:
        self.product, self.person = product, Person(product, "planner")
        project_id = self.person.must("POST", "/v2/projects", 201, json={"name": "기획"})["id"]
        self.path = f"/v2/ai-planning/{project_id}"

    def plan(self, many: int, first: int) -> tuple[dict[str, list[float]], list[float]]:
        """Seconds by kind of job, and the planner's megabytes after the first plans and after all."""
        waited: dict[str, list[float]] = {kind: [] for kind in JOBS}
        memory = []
        for number in range(1, many + 1):
            self.person.renew()
            plan = self._begun(number)
            for kind, body in JOBS.items():
                waited[kind].append(_seconds(partial(self._made, plan, kind, body)))
            if number in (first, many):
                memory.append(sum(each.memory_info().rss for each in self.product.processes("planner")) / 2**20)
        return waited, memory

    def read(self) -> None:
        """One after the other, each over the same connection."""
        self.person.renew()
        plan = self.person.must("GET", f"{self.path}/plans", 200)["results"][0]["id"]
        found = {
            "a plan": _reads(lambda: self.person.must("GET", f"{self.path}/plans/{plan}", 200)),
            "the list of plans": _reads(lambda: self.person.must("GET", f"{self.path}/plans", 200)),
        }
        with BareServer() as bare, httpx.Client() as client:
            constant = _reads(lambda: client.post(f"http://127.0.0.1:{bare.port}/", content=b"[]").raise_for_status())
        for what, slow in found.items():
            told = f"{slow:.1f} ms, a constant {constant:.1f} ms, ratio {slow / constant:.1f}"
            print(f"reading {what}, 95 % within: {told}", flush=True)

    def _begun(self, number: int) -> str:
        """Another brief each time, so that nothing is remembered of the one before."""
        logline = f"{number}번째 날, 신입 사원 민수가 엘리베이터에 갇힌 편지를 찾아 섬마을로 떠난다."
        body = {"brief": {"title": f"기획 {number}", "logline": logline, "duration": 30}}
        return str(self.person.must("POST", f"{self.path}/plans", 201, json=body)["id"])

    def _made(self, plan: str, kind: str, body: dict[str, Any]) -> None:
        job = self.person.must("POST", f"{self.path}/plans/{plan}/{kind}", 202, json=body)["job"]["id"]
        ended = until(lambda: self._ended(job), 120, f"the end of {kind}")
        assert ended["status"] == "succeeded", ended["error"]

    def _ended(self, job: str) -> dict[str, Any] | None:
        told: dict[str, Any] = self.person.must("GET", f"{self.path}/jobs/{job}", 200)
        return told if told["ended_at"] else None


def _wanted(done: float, /) -> None:
    """Nobody waits for it."""


def _reads(read: Callable[[], object]) -> float:
    """Within how many milliseconds 95 of a hundred are answered."""
    return quantiles([_seconds(read) * 1000 for _ in range(READS)], n=20)[-1]


def _seconds(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began
