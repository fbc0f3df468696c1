"""Providers over TLS: who they are is checked before the key is told, and a handshake hangs nobody."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ai_planning.domain.generation_refusals import NoLongerWanted, ProviderTimedOut, ProviderUnreachable
from ai_planning.infrastructure.providers import network
from tests.ai_planning.providers import films
from tests.ai_planning.providers.dialects import Dialect
from tests.ai_planning.providers.films import BRIEF, SEED, STORY, UNWATCHED, Heard
from tests.ai_planning.providers.wire import Provider
from tests.webhooks.certificates import certified


@pytest.fixture
def certificate(tmp_path: Path) -> ssl.SSLContext:
    return certified(tmp_path, "localhost")[0]


@pytest.fixture
def behind_tls(certificate: ssl.SSLContext) -> Iterator[Provider]:
    provider = Provider(certificate)
    yield provider
    provider.close()


@pytest.fixture
def _trusted(tmp_path: Path, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    network.trust.cache_clear()
    yield
    network.trust.cache_clear()


@pytest.fixture
def speechless() -> Iterator[str]:
    """Connections are taken, and nothing ever comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"https://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.usefixtures("_trusted")
def test_a_provider_that_is_trusted_is_asked(dialect: Dialect, behind_tls: Provider) -> None:
    behind_tls.replies = [dialect.text(films.story())]
    author = films.author(films.account(dialect, behind_tls))
    assert author.write_story(BRIEF, seed=SEED, watch=UNWATCHED).draft == STORY


def test_whom_nobody_vouches_for_hears_no_key(dialect: Dialect, behind_tls: Provider) -> None:
    with pytest.raises(ProviderUnreachable):
        films.author(films.account(dialect, behind_tls)).write_story(BRIEF, seed=SEED, watch=UNWATCHED)
    assert behind_tls.asked == []


@pytest.mark.usefixtures("_trusted")
def test_a_slow_stream_over_tls_is_cancelled(dialect: Dialect, behind_tls: Provider) -> None:
    behind_tls.replies = [dialect.begun(films.story()[:40])]
    watch = Heard(when=behind_tls.waiting.is_set)
    with pytest.raises(NoLongerWanted):
        films.author(films.account(dialect, behind_tls)).write_story(BRIEF, seed=SEED, watch=watch)


def test_a_handshake_that_hangs_is_cancelled(dialect: Dialect, provider: Provider, speechless: str) -> None:
    account = replace(films.account(dialect, provider), base_url=speechless)
    watch = Heard(when=lambda: len(watch.told) > 2)
    with pytest.raises(NoLongerWanted):
        films.author(account).write_story(BRIEF, seed=SEED, watch=watch)


def test_a_handshake_that_hangs_ends_at_the_deadline(dialect: Dialect, provider: Provider, speechless: str) -> None:
    account = replace(films.account(dialect, provider, seconds=0.5), base_url=speechless)
    with pytest.raises(ProviderTimedOut):
        films.author(account).write_story(BRIEF, seed=SEED, watch=UNWATCHED)
