import unicodedata

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure.redis import redis_client
from identity.domain.session import TokenInvalid
from identity.infrastructure.tickets import RedisTickets
from tests.identity.adapters.conftest import Adapters


def test_a_password_matches_its_own_hash_only(adapters: Adapters) -> None:
    password_hash = adapters.passwords.hash("correct horse")
    assert password_hash != "correct horse"
    assert adapters.passwords.matches("correct horse", password_hash)
    assert not adapters.passwords.matches("wrong horse", password_hash)
    assert not adapters.passwords.matches("correct horse", None)


def test_a_password_is_the_same_however_it_is_composed(adapters: Adapters) -> None:
    composed, decomposed = unicodedata.normalize("NFC", "긴 암호 café"), unicodedata.normalize("NFD", "긴 암호 café")
    assert composed != decomposed
    assert adapters.passwords.matches(decomposed, adapters.passwords.hash(composed))


@pytest.mark.parametrize(
    ("password", "is_common"), [("baseball", True), ("BaseBall", True), ("a base in a hall", False)]
)
def test_what_most_people_choose_is_known(adapters: Adapters, password: str, is_common: bool) -> None:
    assert adapters.passwords.is_common(password) is is_common


def test_codes_have_six_digits_and_tokens_are_long_and_never_the_same(adapters: Adapters) -> None:
    codes = [adapters.secrets.code() for _ in range(50)]
    tokens = {adapters.secrets.token() for _ in range(50)}
    assert all(len(code) == 6 and code.isascii() and code.isdigit() for code in codes)
    assert len(tokens) == 50
    assert all(len(token) >= 43 for token in tokens)


def test_a_secrets_hash_is_stable_and_keeps_leading_zeros_apart(adapters: Adapters) -> None:
    assert adapters.secrets.hash("001234") == adapters.secrets.hash("001234")
    assert adapters.secrets.hash("001234") not in ("001234", adapters.secrets.hash("1234"))


def test_an_access_token_tells_who_it_was_issued_to(adapters: Adapters) -> None:
    for actor in (Actor(new_id(), "김민지", new_id()), Actor(new_id(), "민지")):
        assert adapters.tokens.read(adapters.tokens.issue(actor)) == actor


@pytest.mark.parametrize("token", ["", "a.b.c", "한글", "a" * 10_000])
def test_what_was_never_issued_is_refused(adapters: Adapters, token: str) -> None:
    with pytest.raises(TokenInvalid):
        adapters.tokens.read(token)


def test_a_ticket_is_taken_once(adapters: Adapters) -> None:
    actor = Actor(new_id(), "김민지", new_id())
    ticket = new_id().hex
    adapters.tickets.put(ticket, actor, 30)
    assert [adapters.tickets.take(ticket), adapters.tickets.take(ticket)] == [actor, None]


def test_a_ticket_in_redis_ends_by_itself() -> None:
    ticket = new_id().hex
    RedisTickets().put(ticket, Actor(new_id(), "김민지"), 30)
    assert 0 < redis_client().ttl(f"ticket:{ticket}") <= 30
