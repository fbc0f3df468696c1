"""Invitations from before they knew the account that has their address."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils.timezone import now

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from identity.infrastructure.models import User
from projects.infrastructure.models import InvitationRecord
from projects.infrastructure.project_repository import DjangoProjectRepository
from tests.projects.examples import project_of

pytestmark = pytest.mark.django_db


def user(handle: str, *, is_verified: bool) -> User:
    email = f"{handle}@example.com"
    return User.objects.create(
        email=email, email_key=email, username=handle, username_key=handle, is_verified=is_verified
    )


def test_those_to_a_proved_address_are_given_its_account_and_others_are_left() -> None:
    project, at = project_of(new_id()), now()
    with unit_of_work(by=SYSTEM):
        DjangoProjectRepository().add(project)
    proved = [user(f"proved{number}", is_verified=True) for number in range(3)]
    unproved, known = user("unproved", is_verified=False), new_id()
    parts = {"project_id": project.id, "role": "viewer", "language": "ko", "status": "pending", "sent_at": []}
    told = {"inviter_id": new_id(), "inviter_name": "박감독", "created_at": at, "expires_at": at}
    for key in [*(each.email_key for each in proved), unproved.email_key, "nobody@example.com", ""]:
        InvitationRecord.objects.create(id=new_id(), email=key, email_key=key, **parts, **told)
    InvitationRecord.objects.filter(email_key=proved[0].email_key).update(invitee_id=known)
    fill = import_module("projects.infrastructure.migrations.0010_fill_invitees").fill
    for _ in range(2):
        fill(None, SimpleNamespace(connection=connection), size=1)
        assert dict(InvitationRecord.objects.values_list("email_key", "invitee_id")) == {
            proved[0].email_key: known,
            proved[1].email_key: proved[1].id,
            proved[2].email_key: proved[2].id,
            unproved.email_key: None,
            "nobody@example.com": None,
            "": None,
        }
