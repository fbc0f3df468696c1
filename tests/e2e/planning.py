"""Somebody who plans a film over HTTP."""

from typing import Any

import httpx

from tests.e2e.people import Person
from tests.e2e.product import until

BRIEF = {
    "title": "할머니의 마지막 도시락",
    "logline": "시골 역 앞에서 도시락을 파는 할머니 순자가 서울로 떠나는 손자 민호에게 마지막 도시락을 싸 준다",
    "tone": ["감성", "따뜻"],
    "genre": "드라마",
    "target": "20대",
    "duration": "60초",
    "format": "실사 촬영",
    "tempo": "보통",
    "structure": "기승전결",
    "intensity": "풍부하게",
    "keywords": ["도시락", "기차역", "손편지"],
}
_ENDED = ("succeeded", "failed", "cancelled")


class Planner:
    """A person at one plan of a project."""

    def __init__(self, person: Person, project_id: str, brief: dict[str, Any]) -> None:
        self.person = person
        self.base = f"/v2/ai-planning/{project_id}"
        self.plan = person.must("POST", f"{self.base}/plans", 201, json={"title": brief["title"], "brief": brief})
        self.path = f"{self.base}/plans/{self.plan['id']}"

    def read(self) -> dict[str, Any]:
        self.plan = self.person.must("GET", self.path, 200)
        return self.plan

    def ask(self, below: str, **wish: Any) -> str:
        """The id of the job."""
        job_id: str = self.person.must("POST", f"{self.path}/{below}", 202, json=wish)["job"]["id"]
        return job_id

    def ended(self, job_id: str, seconds: float = 120) -> dict[str, Any]:
        def row() -> dict[str, Any] | None:
            job: dict[str, Any] = self.person.must("GET", f"{self.base}/jobs/{job_id}", 200)
            return job if job["status"] in _ENDED else None

        return until(row, seconds, f"the end of job {job_id}")

    def make(self, below: str, **wish: Any) -> dict[str, Any]:
        """The job, which has to succeed."""
        job = self.ended(self.ask(below, **wish))
        assert job["status"] == "succeeded", job
        assert job["progress"] == 100
        return job

    def export(self, **wish: Any) -> httpx.Response:
        """The file, from its signed address, without a token."""
        job = self.make("export", **wish)
        answer = httpx.get(job["result"]["url"], timeout=60)
        assert answer.status_code == 200, answer.text[:500]
        return answer
