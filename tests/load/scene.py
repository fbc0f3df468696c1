"""People, projects and films that those who load the product work on, told to them in a file of JSON."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.samples import small

TEAM, NOTES, REMARKS, TASKS = 5, 40, 10, 20
# So many of a team come before all others, to sit at sockets while their colleagues do something.
LISTENERS = 2
# What a person may do within a day is no subject here.
UNLIMITED = {
    "RATE_LIMITS": "*=1000000/h",
    "PLANNING_STORIES_PER_DAY": "100000",
    "PLANNING_TOKENS_PER_MONTH": "1000000000",
    "STORAGE_BYTES_PER_PERSON": str(2**40),
    "SOCKETS_PER_PERSON": "20",
}


@dataclass(frozen=True)
class Member:
    """Somebody of a project; `notes`, `tasks` and `remarks` (paths of comments) are there from the start, `own_note`
    nobody else moves on."""

    email: str
    access_token: str
    refresh_token: str
    project_id: str
    video_id: str
    version_id: str
    own_note: str
    notes: list[str]
    remarks: list[str]
    tasks: list[str]


@dataclass(frozen=True)
class Scene:
    members: list[Member]
    film: str

    def write(self, path: Path) -> Path:
        path.write_text(json.dumps(asdict(self)))
        return path

    @classmethod
    def read(cls, path: Path) -> "Scene":
        told = json.loads(path.read_text())
        return cls([Member(**each) for each in told["members"]], told["film"])


def made(product: Product, directory: Path, people: int) -> Scene:
    """Teams of five, each with a project, a film, notes on it and a schedule."""
    film = small(directory / "cut.mp4")
    with ThreadPoolExecutor(2) as threads:
        persons = list(threads.map(lambda number: Person(product, f"load{number}"), range(people)))
    teams = [persons[first : first + TEAM] for first in range(0, people, TEAM)]
    return Scene(seated([_team(team, film) for team in teams]), str(film))


def seated(teams: list[list[Member]]) -> list[Member]:
    """In the order in which places are taken, those at sockets first."""
    return [
        *(member for team in teams for member in team[:LISTENERS]),
        *(member for team in teams for member in team[LISTENERS:]),
    ]


def _team(team: list[Person], film: Path) -> list[Member]:
    owner = team[0]
    project_id = owner.must("POST", "/v2/projects", 201, json={"name": "봄 캠페인"})["id"]
    for person in team[1:]:
        body = {"email": person.email, "role": "editor"}
        owner.must("POST", f"/v2/projects/{project_id}/members", 201, json=body)
    cut = owner.upload(project_id, film, text="첫 컷")
    video_id, version_id = cut["video_id"], cut["version_id"]
    notes, tasks = _notes(owner, project_id, video_id), _tasks(owner, project_id)
    remarks = [f"{note}/comments/{owner.comment(project_id, note, '어떠세요?')['id']}" for note in notes[:REMARKS]]
    return [
        Member(
            person.email,
            *(person.session[f"{kind}_token"] for kind in ("access", "refresh")),
            *(project_id, video_id, version_id, notes[number], notes, remarks, tasks),
        )
        for number, person in enumerate(team)
    ]


def _notes(owner: Person, project_id: str, video_id: str) -> list[str]:
    bodies = [{"video_id": video_id, "text": f"로고가 너무 작아요 {number}"} for number in range(NOTES)]
    return [owner.must("POST", f"/v2/feedback/{project_id}", 201, json=body)["id"] for body in bodies]


def _tasks(owner: Person, project_id: str) -> list[str]:
    """A chain, so that moving one moves those behind it."""
    path = f"/v2/schedule/{project_id}"
    found: list[str] = []
    for number in range(TASKS):
        body = {"name": f"촬영 {number}", "start_date": "2027-03-01", "duration_days": 2}
        found.append(owner.must("POST", f"{path}/tasks", 201, json=body)["id"])
        if number:
            link = {"predecessor": found[-2], "successor": found[-1], "type": "FS", "lag_days": 0}
            owner.must("POST", f"{path}/links", 201, json=link)
    return found
