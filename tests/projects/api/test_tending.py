"""What the timer does to invitations, and what stays of people who go."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure import streams
from identity.contracts import WITHDRAWN_NAME
from identity.infrastructure.models import User
from projects.bootstrap import forget_member, rename_member
from projects.bootstrap.people import personal_data
from projects.infrastructure.models import (
    InvitationRecord,
    InvitationTokenRecord,
    InviteLinkRecord,
    InviteLinkUseRecord,
)
from projects.presentation.tasks import tend_invitations, tidy_invitations
from tests.client import ApiClient
from tests.projects.api.invitations import accept, address_of, invite, link_token, owed, token_for
from tests.projects.api.test_invitations import somebody

pytestmark = pytest.mark.django_db
Make = Callable[..., dict[str, Any]]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REMINDER = "projects.invitation_reminder"


def sent(client: ApiClient, project: dict[str, Any], email: str, **more: Any) -> Any:
    row = invite(client, project["id"], email, **more).json()["results"][0]["invitation"]
    return InvitationRecord.objects.filter(id=row["id"])


def test_what_is_past_its_time_expires_once(
    client: ApiClient, make: Make, told: Callable[[str], list[streams.StreamEvent]]
) -> None:
    first, second = make(), make()
    over = [sent(client, project, somebody()) for project in (first, first, second)]
    fresh = sent(client, first, somebody())
    for each in over:
        each.update(expires_at=now() - HOUR)
    for _ in range(2):
        tend_invitations()
    assert {each.get().status for each in over} == {"expired"}
    assert all(each.get().ended_at for each in over)
    assert fresh.get().status == "pending"
    events = [event for event in told(f"project:{first['id']}") if event.type == "invitation.expired"]
    assert len(events) == 2


def test_who_has_a_day_left_is_written_to_once_more(client: ApiClient, api: ApiClient, make: Make) -> None:
    email = somebody()
    invitation = sent(client, make(), email, message="어서 오세요")
    invitation.update(created_at=now() - 6 * DAY, sent_at=[now() - 6 * DAY], expires_at=now() + 23 * HOUR)
    for _ in range(2):
        tend_invitations()
    (mail,) = owed(email, REMINDER)
    assert mail["message"] == "어서 오세요"
    assert invitation.get().reminded_at is not None
    assert InvitationTokenRecord.objects.filter(invitation=invitation.get()).count() == 2
    for token in (token_for(email), mail["token"]):
        assert api.post("/v2/invitations/preview", {"token": token}).status_code == 200


@pytest.mark.parametrize("why", ["short", "early", "declined", "archived", "deleted", "mailed_just_now"])
def test_others_are_not_written_to(client: ApiClient, api: ApiClient, make: Make, why: str) -> None:
    project, email = make(), somebody()
    invitation = sent(client, project, email)
    long_ago = {"created_at": now() - 6 * DAY, "sent_at": [now() - 6 * DAY], "expires_at": now() + 23 * HOUR}
    changed = {
        "short": {"created_at": now() - DAY},
        "early": {"expires_at": now() + 25 * HOUR},
        "mailed_just_now": {"sent_at": [now()]},
    }
    invitation.update(**long_ago | changed.get(why, {}))
    if why == "declined":
        api.post("/v2/invitations/decline", {"token": token_for(email)})
    if why == "archived":
        client.post(f"/v2/projects/{project['id']}/archive")
    if why == "deleted":
        client.delete(f"/v2/projects/{project['id']}")
    tend_invitations()
    assert owed(email, REMINDER) == []


def test_who_had_enough_mails_for_now_is_reminded_later(client: ApiClient, make: Make, empty_cache: None) -> None:
    email = somebody()
    invitation = sent(client, make(), email)
    for _ in range(4):
        sent(client, make(), email)
    invitation.update(created_at=now() - 6 * DAY, sent_at=[now() - 6 * DAY], expires_at=now() + 23 * HOUR)
    tend_invitations()
    assert (owed(email, REMINDER), invitation.get().reminded_at) == ([], None)


def test_what_has_been_over_for_ninety_days_is_dropped(client: ApiClient, make: Make) -> None:
    project = make()
    old, recent, living = (sent(client, project, somebody()) for _ in range(3))
    link_token(client, project["id"])
    link_token(client, project["id"])
    old.update(status="declined", ended_at=now() - 91 * DAY)
    recent.update(status="declined", ended_at=now() - 89 * DAY)
    gone = InviteLinkRecord.objects.filter(project_id=project["id"]).first()
    InviteLinkRecord.objects.filter(id=gone.id).update(revoked_at=now() - 91 * DAY)
    tidy_invitations()
    assert [each.exists() for each in (old, recent, living)] == [False, True, True]
    assert InviteLinkRecord.objects.filter(project_id=project["id"]).count() == 1


def test_of_who_withdrew_neither_address_nor_name_is_left(
    client: ApiClient, api: ApiClient, owner: Actor, make: Make, make_person: Callable[..., Actor]
) -> None:
    project, guest = make(), make_person("손님")
    invitation = sent(client, project, address_of(guest.user_id), role="admin")
    accept(api.as_(guest), token_for(address_of(guest.user_id)))
    own = sent(api.as_(guest), project, somebody())
    link = link_token(api.as_(guest), project["id"])
    other = make()
    accept(api.as_(guest), link_token(client, other["id"]))
    for _ in range(2):
        forget_member({"user_id": str(guest.user_id)}, new_id())
    assert (invitation.get().email, invitation.get().email_key) == ("", "")
    assert own.get().inviter_name == WITHDRAWN_NAME
    assert InviteLinkRecord.objects.get(project_id=project["id"]).creator_name == WITHDRAWN_NAME
    assert not InviteLinkUseRecord.objects.filter(user_id=guest.user_id).exists()
    rows = client.get(f"/v2/projects/{project['id']}/invitations").json()["results"]
    assert {row["email"] for row in rows} == {"", own.get().email}
    assert api.post("/v2/invitations/preview", {"token": link}).code == "invite_link.revoked"


def test_an_inviters_new_name_is_shown(client: ApiClient, api: ApiClient, owner: Actor, make: Make) -> None:
    email = somebody()
    sent(client, make(), email)
    User.objects.filter(id=owner.user_id).update(name="새 이름")
    rename_member({"user_id": str(owner.user_id), "shown_name": "새 이름"}, new_id())
    preview = api.post("/v2/invitations/preview", {"token": token_for(email)}).json()
    assert preview["inviter"] == {"name": "새 이름"}


def test_people_take_what_they_sent_with_them(client: ApiClient, owner: Actor, make: Make) -> None:
    project, email = make(), somebody()
    sent(client, project, email, message="어서 오세요")
    (row,) = personal_data(owner.user_id)["invitations"]
    assert (row["project_id"], row["email"], row["message"]) == (UUID(project["id"]), email, "어서 오세요")
