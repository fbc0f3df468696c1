"""What contexts above ask about people and let them in by, through the real parts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.domain.mail import Addressee
from core.infrastructure.models import AuditRecord
from core.infrastructure.origin import Origin, coming_from
from core.infrastructure.unit_of_work import unit_of_work
from core.presentation.rendering import OrjsonRenderer
from identity import api as identity
from identity.contracts import Language, Newcomer, NotificationType, OpenedSession
from identity.domain.account import EmailTaken, UsernameTaken
from identity.infrastructure.models import SessionRecord, User
from tests.client import ApiClient
from tests.identity.conftest import PASSWORD, Mailbox

pytestmark = pytest.mark.django_db
PHONE = Origin("203.0.113.7", "Phone/1")


def prepared(handle: str = "minji", **changed: Any) -> Newcomer:
    given: dict[str, Any] = {
        "email": f"{handle}@example.kr",
        "password": PASSWORD,
        "username": handle,
        "name": "김민지",
    }
    given |= {"company": "봄 필름", "language": Language.ENGLISH, "consents": {"terms": "1", "privacy": "2"}}
    return identity.prepare_newcomer(**given | changed)


def admitted(newcomer: Newcomer) -> OpenedSession:
    with coming_from(PHONE), unit_of_work(by=Actor(newcomer.id, newcomer.shown_name)):
        return identity.admit(newcomer, "내 폰")


def test_who_is_admitted_is_answered_like_whoever_logs_in_and_is_let_in(api: ApiClient) -> None:
    session = admitted(prepared())
    body = api.post("/v2/auth/login", {"email": "minji@example.kr", "password": PASSWORD}).json()
    answered = OrjsonRenderer().render(asdict(session))
    assert set(asdict(session)) == set(body)
    assert OrjsonRenderer().render(body["user"]) in answered
    own = api.with_(Authorization=f"Bearer {session.access_token}").get("/v2/me").json()
    assert (own["email"], own["language"], own["is_verified"]) == ("minji@example.kr", "en", True)
    refreshed = api.post("/v2/auth/refresh", {"refresh_token": session.refresh_token})
    assert refreshed.status_code == 200


def test_the_session_is_on_the_device_that_the_request_comes_from() -> None:
    user_id = admitted(prepared()).user.id
    record = SessionRecord.objects.get(user_id=user_id)
    assert (record.device, record.name, record.address) == ("Phone/1", "내 폰", "203.0.113.7")
    actions = list(AuditRecord.objects.filter(account_id=user_id).order_by("id").values_list("action", "actor_id"))
    assert [action for action, _ in actions] == ["account.registered", "account.verified", "session.opened"]
    assert {actor for _, actor in actions} == {user_id}


def test_what_the_maker_of_an_unproved_account_holds_opens_nothing(
    api: ApiClient, registered: Callable[..., Any], mailbox: Mailbox
) -> None:
    registered("mallory", email="minji@example.kr", password="what mallory knows", name="Mallory")
    code, token = mailbox.code("minji@example.kr"), mailbox.link_token("minji@example.kr")
    user = admitted(prepared()).user
    assert (User.objects.get().id, User.objects.get().username, user.name) == (user.id, "minji", "김민지")
    old = {"email": "minji@example.kr", "password": "what mallory knows"}
    assert api.post("/v2/auth/login", old).code == "auth.wrong_credentials"
    for proof in ({"email": "minji@example.kr", "code": code}, {"token": token}):
        assert api.post("/v2/auth/verify-email", proof).status_code == 422
    assert api.post("/v2/auth/login", old | {"password": PASSWORD}).status_code == 200


def test_a_refusal_leaves_nothing_of_the_newcomer(make_person: Callable[..., Actor]) -> None:
    somebody = User.objects.get(id=make_person().user_id)
    with pytest.raises(EmailTaken):
        prepared(email=somebody.email.upper())
    newcomer = prepared(username=somebody.username.upper())
    with pytest.raises(UsernameTaken):
        admitted(newcomer)
    assert User.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_at_once_with_one_address_one_is_admitted() -> None:
    def come(newcomer: Newcomer) -> str:
        try:
            return admitted(newcomer).user.username
        except EmailTaken:
            return "taken"
        finally:
            connection.close()

    newcomers = [prepared(username=name) for name in ("minji", "minji.kim")]
    with ThreadPoolExecutor(2) as threads:
        came = sorted(threads.map(come, newcomers))
    assert came.count("taken") == 1
    assert [User.objects.get().username] == [name for name in came if name != "taken"]


def test_an_addressee_is_who_may_be_mailed(
    make_person: Callable[..., Actor], django_assert_num_queries: Callable[..., Any]
) -> None:
    person, other = make_person("김민지"), make_person("박감독")
    User.objects.filter(id=person.user_id).update(email="m@example.kr", language="en", time_zone="Europe/Paris")
    unproved, closed = make_person(verified=False), make_person()
    User.objects.filter(id=closed.user_id).update(is_active=False)
    with django_assert_num_queries(1):
        found = identity.addressees([each.user_id for each in (person, other, unproved, closed)])
    assert set(found) == {person.user_id, other.user_id}
    with django_assert_num_queries(1):
        addressee = identity.addressee(person.user_id)
    assert addressee == found[person.user_id]
    assert addressee == Addressee("m@example.kr", Language.ENGLISH, "김민지", "Europe/Paris")
    assert identity.addressee(unproved.user_id) is None


def test_who_switched_a_mail_off_is_no_addressee_of_it(api: ApiClient, make_person: Callable[..., Actor]) -> None:
    person = make_person()
    assert identity.addressee(person.user_id, NotificationType.INVITATION) is not None
    assert identity.addressee(person.user_id, NotificationType.REACTION) is None
    switches = {"invitation": {"mail": False}, "reaction": {"mail": True}}
    answer = api.as_(person).patch("/v2/me/preferences", {"notifications": switches})
    assert answer.status_code == 200, answer.content
    assert identity.addressee(person.user_id, NotificationType.INVITATION) is None
    assert identity.addressees([person.user_id], NotificationType.INVITATION) == {}
    assert identity.addressee(person.user_id, NotificationType.REACTION) is not None
    assert identity.addressee(person.user_id) is not None


def test_people_are_asked_for_by_their_addresses_in_one_statement(
    make_person: Callable[..., Actor], django_assert_num_queries: Any
) -> None:
    first, second = make_person("지민"), make_person("민지", verified=False)
    emails = dict(User.objects.values_list("id", "email"))
    asked = [emails[first.user_id].upper(), emails[second.user_id], "nobody@example.kr"]
    with django_assert_num_queries(1):
        found = identity.people_by_email(asked)
    assert {key: (person.name, person.verified) for key, person in found.items()} == {
        emails[first.user_id]: ("지민", True),
        emails[second.user_id]: ("민지", False),
    }
