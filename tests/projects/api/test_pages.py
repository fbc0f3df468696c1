"""The pages that mails and share links lead to: what they ask the product for is there, and nothing is done unasked."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from projects.contracts import Role
from projects.domain.invitation_terms import InvitationStatus

PATHS = ("/invitations", "/transfers", "/shared")
LINK = {"kind": "link", "status": "pending", "project_status": "active", "has_account": False}
MAIL = {"kind": "email", "status": "viewed", "project_status": "active", "has_account": False}


@dataclass
class Form:
    told: dict[str, str]
    fields: list[str] = field(default_factory=list)

    @property
    def steps(self) -> list[tuple[str, str, list[str]]]:
        return [tuple(step) for step in json.loads(self.told["data-steps"])]

    @property
    def when(self) -> dict[str, object] | None:
        return json.loads(self.told["data-when"]) if "data-when" in self.told else None


class Page(HTMLParser):
    """What stands in it."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.facts: list[dict[str, str]] = []
        self.notes: list[dict[str, object]] = []
        self.html = Client().get(f"{path}?token=x&project_id=y").content.decode()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(told))
        elif tag == "input":
            self.forms[-1].fields.append(told["name"])
        elif tag == "dd":
            self.facts.append(told)
        elif tag == "p" and "data-when" in told:
            self.notes.append(json.loads(told["data-when"]))

    def offered(self, known: dict[str, object]) -> list[str]:
        """The last request of each form that is there when this is known."""
        return [form.steps[-1][1] for form in self.forms if form.when and form.when.items() <= known.items()]


@pytest.fixture(params=PATHS)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(request.param)


def schema(openapi: dict[str, Any], path: str, method: str, answer: bool = False) -> dict[str, Any]:
    """The properties of what the operation takes, or answers."""
    operation = openapi["paths"][path][method.lower()]
    whole = operation["responses"]["200"] if answer else operation["requestBody"]
    properties: dict[str, Any] = _resolved(openapi, whole["content"]["application/json"]["schema"])["properties"]
    return properties


def _resolved(openapi: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    inner = part.get("allOf", [part])[0]
    if "$ref" not in inner:
        return inner
    found: dict[str, Any] = openapi["components"]["schemas"][inner["$ref"].rsplit("/", 1)[1]]
    return found


def test_what_the_page_sends_is_what_the_product_takes(page: Page, openapi: dict[str, Any]) -> None:
    for form in page.forms:
        sent = [name for _, _, body in form.steps for name in body]
        assert set(form.fields) <= set(sent)
        for method, path, body in form.steps:
            assert method.lower() in openapi["paths"][path]
            for name in body:
                whole, *inner = name.split(".")
                taken = schema(openapi, path, method)
                assert whole in taken
                assert all(part in _resolved(openapi, taken[whole])["properties"] for part in inner)


def test_what_the_page_shows_and_asks_is_answered(page: Page, openapi: dict[str, Any]) -> None:
    (opening,) = (form for form in page.forms if form.told["data-opens"])
    known: set[str] = set()
    for method, path, _ in opening.steps:
        known |= set(schema(openapi, path, method, answer=True))
    conditions = [*page.notes, *(form.when or {} for form in page.forms)]
    asked = {name for condition in conditions for name in condition} | {each["data-fact"] for each in page.facts}
    assert asked
    assert {name.split(".")[0] for name in asked} <= known


def test_nothing_but_the_first_form_is_there_before_it_was_asked(page: Page) -> None:
    first, *others = page.forms
    assert first.when is None
    assert all("hidden" in form.told and form.when for form in others)


def test_nothing_is_requested_before_a_click_and_nothing_is_kept(page: Page) -> None:
    script = page.html[page.html.index("<script") :]
    before, _, clicked = script.partition("form.onsubmit")
    assert clicked.count("send(") == 1
    assert before.count("fetch(") == 1
    assert re.findall(r"^(?:await )?(?:send|logOut)\(", before, re.MULTILINE) == []
    assert re.search(r"localStorage|sessionStorage|document\.cookie|innerHTML", script) is None


def test_the_session_of_the_page_ends_with_its_work_with_what_refuses_it_and_with_the_page(page: Page) -> None:
    begun, _, refused = page.html[page.html.index("form.onsubmit") :].partition("catch (problem)")
    assert "if (step[1] === LOG_IN) await logOut();" in begun
    assert "if (stuck || !opens) await logOut();" in begun
    assert re.search(r"^    await logOut\(\);", refused, re.MULTILINE)
    assert "window.onpagehide = logOut;" in page.html
    assert "keepalive: true" in page.html


@pytest.mark.parametrize(
    ("known", "offered"),
    [
        (MAIL, ["join", "decline"]),
        (MAIL | {"has_account": True}, ["accept", "decline"]),
        (MAIL | {"has_account": True, "status": "accepted"}, ["accept"]),
        (MAIL | {"status": "accepted"}, []),
        (MAIL | {"project_status": "archived"}, ["decline"]),
        (MAIL | {"project_status": "archived", "has_account": True}, ["decline"]),
        (LINK, ["accept"]),
        (LINK | {"project_status": "archived"}, []),
    ],
)
def test_whoever_is_invited_is_offered_what_they_can_do(known: dict[str, object], offered: list[str]) -> None:
    assert Page("/invitations").offered(known) == [f"/v2/invitations/{verb}" for verb in offered]


def test_the_member_alone_accepts_or_declines_an_offer() -> None:
    accept, decline = Page("/transfers").forms[1:]
    assert accept.when == decline.when == {"to.id": "{user.id}"}
    assert [form.steps[0][0] for form in (accept, decline)] == ["POST", "DELETE"]
    assert decline.told["data-ask"]
    assert not accept.told["data-ask"]


def test_declining_an_invitation_is_asked_twice() -> None:
    (declining,) = (form for form in Page("/invitations").forms if "decline" in form.steps[0][1])
    assert declining.told["data-ask"]
    assert {"status": InvitationStatus.VIEWED.value}.items() <= (declining.when or {}).items()


def test_a_role_is_told_in_words() -> None:
    (terms,) = (json.loads(fact["data-terms"]) for fact in Page("/invitations").facts if "data-terms" in fact)
    assert set(terms) == {role.value for role in Role} - {Role.OWNER.value}
