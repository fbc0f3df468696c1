"""Coming in by a share link, on ports in memory."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.errors import DomainError, InvalidField
from core.domain.ids import new_id
from core.domain.language import Language
from feedback.application.enter_shared import Entered, EnterShared, Reception
from feedback.application.guest_codes import CodeMailing
from feedback.application.share_tokens import hashed
from feedback.application.sharing_read_models import GuestPass
from feedback.contracts import ShareRight
from feedback.domain.share_link import MOST_GUESTS, ShareLink, ShareTarget, ShareTerms
from feedback.domain.sharing_refusals import (
    ShareLinkHasExpired,
    ShareLinkIsFull,
    ShareLinkNotFound,
    ShareLinkWasRevoked,
    SharePasswordNeeded,
    SharePasswordWrong,
)
from projects.contracts import Capability
from tests.core.fake_mails import FakeMailAllowance, FakeNotices
from tests.feedback.examples import JIMIN, LATER, NOON
from tests.feedback.fake_sharing import FakeDoors, FakeGuests, FakeGuestSessions, FakeLinkUses, FakeShareLinks
from tests.feedback.fakes import FakeWork
from tests.identity.fakes import FakeSecrets

TOKEN = "of the link"


class Words:
    """Passes by their words."""

    def __init__(self) -> None:
        self.given: dict[str, GuestPass] = {}

    def token(self, given: GuestPass) -> str:
        word = f"pass-{len(self.given)}"
        self.given[word] = given
        return word

    def read(self, token: str) -> GuestPass | None:
        return self.given.get(token)


class Passwords:
    """`changed` is done while a guess is tried, which takes its time."""

    def __init__(self) -> None:
        self.changed: Any = lambda: None

    def hashed(self, password: str) -> str:
        return f"hash of {password}"

    def is_guessed(self, whose: str, address: str, password: str, password_hash: str) -> bool:
        self.changed()
        return self.hashed(password) == password_hash


class Letters:
    """Where notices lie."""

    def __init__(self, work: FakeWork) -> None:
        self._work = work
        self.notices: dict[UUID, Any] = {}
        self.jobs: dict[str, tuple[str, dict[str, Any]]] = {}

    @property
    def working(self) -> bool:
        return self._work.running

    @property
    def tables(self) -> Any:
        return self


def stored_link(token_hash: str) -> ShareLink:
    return ShareLink(
        id=new_id(),
        target=ShareTarget(project_id=new_id(), video_id=new_id(), version_id=None),
        terms=ShareTerms(rights=frozenset({ShareRight.VIEW}), label="", expires_at=None, password_hash=""),
        token_hash=token_hash,
        created_by=JIMIN,
        created_at=NOON,
    )


class Hall:
    """A link, and all that coming in takes."""

    def __init__(self) -> None:
        self.secrets, self.work, self.uses, self.words = FakeSecrets(), FakeWork(), FakeLinkUses(), Words()
        self.links, self.guests, self.passwords = FakeShareLinks(), FakeGuests(), Passwords()
        self.sessions = FakeGuestSessions(self.links, self.guests)
        self.letters: Any = Letters(self.work)
        self.doors = FakeDoors(self.links, seen=new_id())
        self.link = stored_link(hashed(TOKEN, self.secrets))
        self.links.save(self.link)
        self.reception: Any = Reception(
            unit_of_work=self.work,
            reads=self.doors,  # type: ignore[arg-type]  # as far as it is asked
            projects=self.name,
            links=self.links,
            guests=self.guests,
            sessions=self.sessions,
            uses=self.uses,
            passwords=self.passwords,
            tokens=self.words,
            codes=CodeMailing(
                allowance=FakeMailAllowance(self.now),
                notices=FakeNotices(self.letters),
                secrets=self.secrets,
                clock=self.now,
            ),
            secrets=self.secrets,
            clock=self.now,
        )

    def now(self) -> Any:
        return LATER

    def name(self, project_id: UUID, capability: Capability, /) -> str:
        return "봄 광고"

    def change(self, **terms: Any) -> None:
        self.link.terms = replace(self.link.terms, **terms)
        self.links.save(self.link)

    def enter(self, token: str = TOKEN, name: str = "박이사", **more: Any) -> Entered:
        command = EnterShared(token=token, name=name, language=Language.KOREAN, address="192.0.2.1", **more)
        entered: Entered = self.reception.enter(command)
        return entered

    def refuses(self, refusal: type[DomainError], **given: Any) -> None:
        with pytest.raises(refusal):
            self.enter(**given)
        assert self.work.committed == 0


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_who_knows_the_link_comes_in_under_a_name_and_is_counted(hall: Hall) -> None:
    entered = hall.enter()
    given = hall.words.given[entered.session.token]
    assert (given.guest_id, given.link_id, given.video_id) == (
        entered.guest.id,
        hall.link.id,
        hall.link.target.video_id,
    )
    kept = hall.guests.get(entered.guest.id)
    assert (kept.name, kept.link_id, kept.project_id) == ("박이사", hall.link.id, hall.link.target.project_id)
    assert hall.sessions.standing(given.session_id, kept.id, LATER) is not None
    assert hall.uses.counted == {(hall.link.id, "sessions"): 1, (hall.link.id, "guests"): 1}
    assert hall.enter().guest.id != entered.guest.id


def test_nobody_comes_in_by_a_link_that_is_not_open(hall: Hall) -> None:
    hall.refuses(ShareLinkNotFound, token="another")
    hall.change(expires_at=LATER)
    hall.refuses(ShareLinkHasExpired)
    hall.change(expires_at=LATER + timedelta(seconds=1))
    hall.doors.seen = None
    hall.refuses(ShareLinkNotFound)
    hall.link.revoke(NOON)
    hall.links.save(hall.link)
    hall.refuses(ShareLinkWasRevoked)
    assert hall.guests.kept == {}


def test_a_password_is_asked_for_and_has_to_be_right(hall: Hall) -> None:
    hall.change(password_hash="hash of 봄봄봄봄")
    hall.refuses(SharePasswordNeeded)
    hall.refuses(SharePasswordWrong, password="여름")
    assert hall.guests.kept == {}
    assert hall.enter(password="봄봄봄봄").guest.name == "박이사"


def test_what_was_changed_while_the_password_was_tried_counts(hall: Hall) -> None:
    hall.change(password_hash="hash of 봄봄봄봄")
    hall.passwords.changed = lambda: hall.change(password_hash="hash of 여름여름")
    hall.refuses(SharePasswordWrong, password="봄봄봄봄")
    assert hall.guests.kept == {}


def test_a_name_is_one_visible_line(hall: Hall) -> None:
    for name in ("", "  ", "박\n이사", "박" * 51):
        hall.refuses(InvalidField, name=name)


def test_a_link_takes_so_many_guests(hall: Hall) -> None:
    hall.uses.counted[hall.link.id, "guests"] = MOST_GUESTS - 1
    hall.enter()
    with pytest.raises(ShareLinkIsFull):
        hall.enter()
    assert hall.work.committed == 1


def test_a_code_goes_to_the_address_that_was_given_which_is_not_proved_by_that(hall: Hall) -> None:
    entered = hall.enter(email="client@example.kr")
    assert [notice.to for notice in hall.letters.notices.values()] == ["client@example.kr"]
    kept = hall.guests.get(entered.guest.id)
    assert (kept.email, kept.proof.email) == ("", "client@example.kr")
