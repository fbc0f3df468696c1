"""People are invited by mail and by link, read the mail, and answer."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy

import httpx

from core.domain.ids import new_id
from tests.e2e.people import PASSWORD, Person
from tests.e2e.product import Product, until

People = Callable[[str], Person]
LINK = re.compile(r"(?m)^(\S+/invitations)\?token=(\S+)$")


def mailed(product: Product, email: str) -> tuple[str, str]:
    """The page that the newest mail to an address leads to, and the token in its link."""
    mail = until(lambda: product.mails_to(email), what=f"a mail to {email}")[-1]
    body = message_from_bytes(mail.read_bytes(), policy=policy.default).get_body(("plain",))
    assert body is not None
    link = LINK.search(body.get_content())
    assert link is not None, body.get_content()
    return link.group(1), link.group(2)


def invited(owner: Person, project_id: str, email: str) -> tuple[str, str]:
    """By the owner as an editor; the page and the token in the mail."""
    wanted = {"invitations": [{"email": email, "role": "editor"}], "message": "함께해요 🎬"}
    (result,) = owner.must("POST", f"/v2/projects/{project_id}/invitations", 200, json=wanted)["results"]
    assert result["outcome"] == "invited"
    return mailed(owner.product, email)


def project_of(owner: Person) -> str:
    return str(owner.must("POST", "/v2/projects", 201, json={"name": "봄 캠페인"})["id"])


def test_a_newcomer_reads_the_mail_and_joins(product: Product, person: People) -> None:
    owner, handle = person("owner"), f"new{new_id().hex[-10:]}"
    project_id = project_of(owner)
    page, token = invited(owner, project_id, f"{handle}@example.kr")
    anyone = httpx.Client(base_url=product.url, timeout=60)
    assert anyone.get(page).status_code == 200
    shown = anyone.post("/v2/invitations/preview", json={"token": token}).json()
    assert (shown["project"]["name"], shown["message"], shown["has_account"]) == ("봄 캠페인", "함께해요 🎬", False)
    joining = {"token": token, "username": handle, "password": PASSWORD}
    joined = anyone.post("/v2/invitations/join", json=joining)
    assert joined.status_code == 200, joined.text
    anyone.headers["Authorization"] = f"Bearer {joined.json()['access_token']}"
    assert anyone.get(f"/v2/projects/{project_id}").json()["my_role"] == "editor"
    told = until(lambda: product.mails_to(owner.email)[1:], what="the news that somebody came")
    assert len(told) == 1


def test_who_does_not_want_to_come_declines_without_an_account(product: Product, person: People) -> None:
    owner, email = person("owner"), f"no{new_id().hex[-10:]}@example.kr"
    project_id = project_of(owner)
    _, token = invited(owner, project_id, email)
    stranger = httpx.Client(base_url=product.url, timeout=60)
    assert stranger.post("/v2/invitations/decline", json={"token": token}).status_code == 204
    gone = stranger.post("/v2/invitations/preview", json={"token": token})
    assert (gone.status_code, gone.json()["code"]) == (410, "invitation.declined")
    (row,) = owner.must("GET", f"/v2/projects/{project_id}/invitations", 200)["results"]
    assert (row["email"], row["status"]) == (email, "declined")


def test_a_person_comes_by_a_link_once_however_often(person: People) -> None:
    owner, guest = person("owner"), person("guest")
    project_id = project_of(owner)
    wanted = {"role": "viewer", "max_uses": 1}
    link = owner.must("POST", f"/v2/projects/{project_id}/invite-links", 201, json=wanted)
    for _ in range(2):
        accepted = guest.must("POST", "/v2/invitations/accept", 200, json={"token": link["token"]})
        assert (accepted["id"], accepted["my_role"]) == (project_id, "viewer")
    members = owner.must("GET", f"/v2/projects/{project_id}/members", 200)["results"]
    assert {member["role"] for member in members} == {"owner", "viewer"}
