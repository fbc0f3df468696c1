"""Share links, guests and sessions: the contract of their ports, on the fakes and on PostgreSQL."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.language import Language
from feedback.application.guest_sessions import SESSION_LIFE
from feedback.contracts import ShareRight
from feedback.domain.guest import AddressProof, Guest
from feedback.domain.share_link import ShareLink, ShareTarget, ShareTerms
from feedback.domain.sharing_refusals import GuestNotFound, ShareLinkNotFound
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON
from tests.feedback.fake_sharing import FakeGuests, FakeGuestSessions, FakeShareLinks

WEEK = NOON + timedelta(days=7)


class Shelf(ABC):
    """The ports, what they told, and the transaction that they need."""

    links: Any
    guests: Any
    sessions: Any

    def __init__(self) -> None:
        self.told: list[Event] = []

    def work(self) -> AbstractContextManager[Any]:
        return nullcontext()

    @abstractmethod
    def film(self) -> ShareTarget:
        """Of a ready version of a new video."""

    @abstractmethod
    def show(self, link: ShareLink, version_id: UUID) -> None:
        """The link shows that version."""


class FakeShelf(Shelf):
    def __init__(self) -> None:
        super().__init__()
        self.links, self.guests = FakeShareLinks(self.told), FakeGuests(self.told)
        self.sessions = FakeGuestSessions(self.links, self.guests)

    def film(self) -> ShareTarget:
        target = ShareTarget(project_id=new_id(), video_id=new_id(), version_id=new_id())
        self.links.targets |= {target, replace(target, version_id=None)}
        return target

    def show(self, link: ShareLink, version_id: UUID) -> None:
        self.sessions.seen[link.id] = version_id


class PostgresShelf(Shelf):
    def __init__(self) -> None:
        from feedback.infrastructure.guest_sessions import PostgresGuestSessions
        from feedback.infrastructure.guests import PostgresGuests
        from feedback.infrastructure.share_links import PostgresShareLinks

        super().__init__()
        self.links, self.guests = PostgresShareLinks(self.told.append), PostgresGuests(self.told.append)
        self.sessions = PostgresGuestSessions()

    def work(self) -> AbstractContextManager[Any]:
        from core.infrastructure.unit_of_work import unit_of_work

        return unit_of_work(by=examples.ACTOR)

    def film(self) -> ShareTarget:
        from feedback.infrastructure.video_versions import PostgresVideoVersions

        version = examples.version(new_id())
        with self.work():
            PostgresVideoVersions(lambda event: None).add(version)
        return ShareTarget(project_id=version.project_id, video_id=version.video_id, version_id=version.id)

    def show(self, link: ShareLink, version_id: UUID) -> None:
        """By what is stored."""


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return FakeShelf() if request.param == "fake" else PostgresShelf()


@pytest.fixture
def film(shelf: Shelf) -> ShareTarget:
    return shelf.film()


def stored(shelf: Shelf, target: ShareTarget, **changes: Any) -> ShareLink:
    """With no field at its default."""
    terms = ShareTerms(
        rights=frozenset({ShareRight.COMMENT, ShareRight.DOWNLOAD}),
        label="광고주 검토용",
        expires_at=WEEK,
        password_hash="argon2$hash",
    )
    link = ShareLink(
        id=new_id(),
        target=target,
        terms=replace(terms, **changes),
        token_hash=new_id().hex,
        created_by=JIMIN,
        created_at=NOON,
        revision=3,
    )
    with shelf.work():
        shelf.links.add(link)
    if target.version_id is not None:
        shelf.show(link, target.version_id)
    return link


def came(shelf: Shelf, link: ShareLink) -> tuple[Guest, UUID]:
    """With a session."""
    guest = Guest(
        id=new_id(),
        link_id=link.id,
        project_id=link.target.project_id,
        name="손님 박",
        language=Language.ENGLISH,
        created_at=NOON,
        last_seen_at=NOON,
        email="client@example.kr",
        proof=AddressProof("other@example.kr", "ab" * 32, NOON, 3),
        wants_mail=False,
    )
    session_id = new_id()
    with shelf.work():
        shelf.guests.add(guest)
        shelf.sessions.open(session_id, guest.id, session_id.hex, NOON)
    return guest, session_id


def test_a_link_comes_back_as_it_was(shelf: Shelf, film: ShareTarget) -> None:
    link = stored(shelf, film)
    with shelf.work():
        assert shelf.links.get(film.project_id, link.id) == link
        with pytest.raises(ShareLinkNotFound):
            shelf.links.get(new_id(), link.id)


def test_a_change_is_stored_and_told(shelf: Shelf, film: ShareTarget) -> None:
    link = stored(shelf, film)
    with shelf.work():
        link = shelf.links.get(film.project_id, link.id)
        link.revise(replace(link.terms, label="새 이름"), NOON)
        link.revoke(LATER)
        shelf.links.save(link)
        assert shelf.links.get(film.project_id, link.id) == link
    assert [event.name for event in shelf.told] == ["share_link.updated", "share_link.revoked"]


def test_what_is_there_can_be_shared(shelf: Shelf, film: ShareTarget) -> None:
    with shelf.work():
        assert shelf.links.is_there(film)
        assert shelf.links.is_there(replace(film, version_id=None))
        for other in ("project_id", "video_id", "version_id"):
            assert not shelf.links.is_there(replace(film, **{other: new_id()}))


def test_open_links_are_counted(shelf: Shelf, film: ShareTarget) -> None:
    ending = stored(shelf, film)
    stored(shelf, replace(film, version_id=None), expires_at=None)
    with shelf.work():
        before, after = WEEK - timedelta(seconds=1), WEEK
        assert [shelf.links.count_open(film.project_id, at) for at in (before, after)] == [2, 1]
        ending.revoke(NOON)
        shelf.links.save(ending)
        assert shelf.links.count_open(film.project_id, before) == 1


def test_a_guest_comes_back_as_they_were_and_only_by_their_link(shelf: Shelf, film: ShareTarget) -> None:
    link, other = stored(shelf, film), stored(shelf, film)
    guest, _ = came(shelf, link)
    with shelf.work():
        assert shelf.guests.get(guest.id) == guest
        assert shelf.guests.of_link(film.project_id, link.id, guest.id) == guest
        for path in ((film.project_id, other.id, guest.id), (new_id(), link.id, guest.id)):
            with pytest.raises(GuestNotFound):
                shelf.guests.of_link(*path)
        guest.block(LATER)
        guest.leave("나간 게스트", LATER)
        shelf.guests.save(guest)
        assert shelf.guests.get(guest.id) == guest
    assert [event.name for event in shelf.told] == ["guest.blocked"]


def test_a_session_is_worth_what_its_link_gives(shelf: Shelf, film: ShareTarget) -> None:
    link = stored(shelf, film)
    guest, session_id = came(shelf, link)
    standing = shelf.sessions.standing(session_id, guest.id, NOON)
    assert (standing.link_id, standing.project_id, standing.guest_id) == (link.id, film.project_id, guest.id)
    assert (standing.video_id, standing.version_id, standing.is_newest) == (film.video_id, film.version_id, False)
    assert (standing.name, standing.rights) == ("손님 박", link.terms.rights)
    assert shelf.sessions.standing(session_id, new_id(), NOON) is None
    assert shelf.sessions.standing(new_id(), guest.id, NOON) is None


@pytest.mark.parametrize("how", ["revoked", "expired", "blocked", "left", "guest ended", "link ended", "unused"])
def test_a_session_ends_in_many_ways(shelf: Shelf, film: ShareTarget, how: str) -> None:
    link = stored(shelf, film, expires_at=WEEK if how == "expired" else None)
    guest, session_id = came(shelf, link)
    now = {"expired": WEEK, "unused": NOON + SESSION_LIFE}.get(how, NOON)
    with shelf.work():
        match how:
            case "revoked":
                link.revoke(NOON)
                shelf.links.save(link)
            case "blocked" | "left":
                guest.block(NOON) if how == "blocked" else guest.leave("나간 게스트", NOON)
                shelf.guests.save(guest)
            case "guest ended":
                shelf.sessions.end_of_guest(guest.id, NOON)
            case "link ended":
                shelf.sessions.end_of_link(link.id, NOON)
        assert shelf.sessions.standing(session_id, guest.id, now) is None
        assert shelf.sessions.standing_of([(guest.id, session_id)], now) == set()
        assert shelf.sessions.go_on(session_id.hex, now) is None


def test_a_session_goes_on_by_its_refresh_token(shelf: Shelf, film: ShareTarget) -> None:
    link = stored(shelf, film, expires_at=None)
    guest, session_id = came(shelf, link)
    almost = NOON + SESSION_LIFE - timedelta(seconds=1)
    with shelf.work():
        given = shelf.sessions.go_on(session_id.hex, almost)
        assert (given.guest_id, given.session_id, given.link_id) == (guest.id, session_id, link.id)
        assert (given.project_id, given.video_id, given.until) == (film.project_id, film.video_id, almost)
        assert shelf.guests.get(guest.id).last_seen_at == almost
        assert shelf.sessions.go_on("unknown", almost) is None
        asked = [(guest.id, session_id), (new_id(), session_id)]
        assert shelf.sessions.standing_of(asked, NOON + SESSION_LIFE) == {(guest.id, session_id)}
        assert shelf.sessions.sweep(almost, 10) == 0
        assert shelf.sessions.sweep(almost + timedelta(seconds=1), 10) == 1
