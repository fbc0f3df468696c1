"""From one sentence to a PDF, on the running product, without any key."""

import io
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pypdfium2
from PIL import Image

from tests.e2e.people import Person
from tests.e2e.planning import BRIEF, Planner
from tests.e2e.product import Product, until
from tests.e2e.test_review_loop import project_of

People = Callable[[str], Person]
FORMATS = {"json": b"{", "marp": b"---", "csv": b"\xef\xbb\xbf", "fountain": b"Title:", "contact_sheet": b"\x89PNG"}


def total(plan: dict[str, Any]) -> Decimal:
    return sum((Decimal(str(shot["seconds"])) for shot in plan["shots"]), Decimal(0))


def pages(file: bytes) -> list[str]:
    """The text of each page; no page is without a picture or a word, and none shows a box for a letter."""
    document = pypdfium2.PdfDocument(file)
    texts = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    assert all(text.strip() for text in texts)
    assert not any("\ufffd" in text or "〓" in text for text in texts)
    return texts


def pictures(file: bytes, page: int) -> int:
    found = pypdfium2.PdfDocument(file)[page].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    return len(list(found))


def numbered(texts: list[str], project: str) -> bool:
    return all(f"{project} • {at}/{len(texts)}" in text.replace("\r\n", "\n") for at, text in enumerate(texts, 1))


def test_from_one_sentence_to_a_pdf(product: Product, person: People) -> None:
    a, b = person("a"), person("b")
    project_id = project_of(a, b, "reviewer")
    project = a.must("GET", f"/v2/projects/{project_id}", 200)["name"]
    with a.listening(project_id) as listener:
        listener.until_type("subscribed")
        planner = Planner(a, project_id, BRIEF)
        planner.make("story")
        planner.make("shots")
        told(listener, planner)
    plan = planner.read()
    assert total(plan) == 60
    assert all(stage["title"] and stage["content"] and stage["goal"] for stage in plan["stages"])
    assert all(shot["title"] and shot["description"] for shot in plan["shots"])
    words = json.dumps(plan["stages"], ensure_ascii=False)
    assert all(word in words for word in ("순자", *BRIEF["keywords"]))
    drawn(planner)
    one_again(planner)
    printed(planner, project)
    seen_by_others(planner, b)


def told(listener: Any, planner: Planner) -> None:
    """Everything that happened came by the socket, in order, each once."""
    until(lambda: {("story", "succeeded"), ("shots", "succeeded")} <= heard(listener), 30, "the news of both jobs")
    numbers = [event["seq"] for event in listener.events()]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    last = [event for event in listener.events() if event["type"] == "plan.updated"][-1]
    assert last["data"]["plan_id"] == planner.plan["id"]


def heard(listener: Any) -> set[tuple[str, str]]:
    listener.next()
    jobs = [event["data"] for event in listener.events() if event["type"] == "job.progress"]
    return {(job["kind"], job["status"]) for job in jobs}


def drawn(planner: Planner) -> None:
    job = planner.make("storyboard")
    frames = [shot["frame"] for shot in planner.read()["shots"]]
    assert all(frames)
    assert len(job["result"]["taken"]) == 12


def one_again(planner: Planner) -> None:
    """One shot is made anew, another is locked meanwhile and stays."""
    first, second = planner.plan["shots"][:2]
    planner.person.must("PUT", f"{planner.path}/locks/shot:{second['id']}", 200)
    planner.make(f"shots/{first['id']}/regenerate")
    job = planner.make("shots", regenerate=True)
    assert f"shot:{second['id']}" in job["result"]["kept"]
    now = planner.read()
    assert now["shots"][0]["description"] != first["description"]
    assert now["shots"][1]["description"] == second["description"]
    assert total(now) == 60


def printed(planner: Planner, project: str) -> None:
    cards, single = (planner.export(format="pdf", layout=layout).content for layout in ("cards", "pages"))
    texts = pages(cards)
    assert numbered(texts, project)
    assert BRIEF["title"] in texts[0]
    assert pictures(cards, 2) == 12
    texts = pages(single)
    assert numbered(texts, project)
    assert len(texts) >= 14
    for shot, text in zip(planner.plan["shots"], texts[2:14], strict=True):
        assert "".join(shot["title"].split()) in "".join(text.split())
    assert [pictures(single, page) for page in range(2, 14)] == [1] * 12
    for wanted, beginning in FORMATS.items():
        assert planner.export(format=wanted).content.startswith(beginning)
    with Image.open(io.BytesIO(planner.export(format="contact_sheet").content)) as sheet:
        assert min(sheet.size) > 500


def seen_by_others(planner: Planner, other: Person) -> None:
    """A reviewer reads and comments, and changes nothing."""
    assert other.must("GET", planner.path, 200)["shots"] == planner.read()["shots"]
    refused = other.must("POST", f"{planner.path}/story", 403, json={})
    assert refused["code"]


def test_a_planner_that_is_killed_loses_nothing(product: Product, person: People) -> None:
    a = person("a")
    planner = Planner(a, project_of(a, person("b")), BRIEF)
    planner.make("story")
    planner.make("shots")
    job_id = planner.ask("storyboard")
    product.kill("planner")
    job = planner.ended(job_id)
    assert job["status"] == "succeeded", job
    shots = planner.read()["shots"]
    frames = [a.must("GET", f"{planner.path}/shots/{shot['id']}/frames", 200)["results"] for shot in shots]
    assert [len(rows) for rows in frames] == [1] * 12
    assert a.must("GET", "/v2/ai-planning/quotas", 200)["images"]["used"] == 12
