"""Who makes what, of all there is a key for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from ai_planning.application.generation_ports import ShotDesigner, StoryboardArtist, StoryWriter
from ai_planning.domain.generation_refusals import ProviderNotConfigured
from ai_planning.domain.provenance import Provider
from ai_planning.infrastructure.providers.account import Account, Prices
from ai_planning.infrastructure.providers.author import ProviderAuthor, TextModel
from ai_planning.infrastructure.providers.draughtsman import PictureModel, ProviderArtist
from ai_planning.infrastructure.providers.google_pictures import GooglePictures
from ai_planning.infrastructure.providers.google_text import GoogleText
from ai_planning.infrastructure.providers.openai_pictures import OpenAiPictures
from ai_planning.infrastructure.providers.openai_text import OpenAiText
from core.domain.secret import Secret

OwnKey = Callable[[UUID, Provider], Secret | None]
# Who is asked first where nobody is named.
WRITERS, ARTISTS = (Provider.OPENAI, Provider.GOOGLE), (Provider.GOOGLE, Provider.OPENAI)
TEXTS: dict[Provider, Callable[[Account], TextModel]] = {Provider.OPENAI: OpenAiText, Provider.GOOGLE: GoogleText}
PICTURES: dict[Provider, Callable[[Account], PictureModel]] = {
    Provider.OPENAI: OpenAiPictures,
    Provider.GOOGLE: GooglePictures,
}


@dataclass(frozen=True)
class Service:
    """A provider as the server has it; an empty model is none of this kind. `needs_key`: some servers need none."""

    key: Secret | None
    base_url: str
    needs_key: bool
    model: str
    image_model: str
    prices: Prices


@dataclass(frozen=True)
class BuiltIn:
    writer: Callable[[], StoryWriter]
    designer: Callable[[], ShotDesigner]
    artist: Callable[[], StoryboardArtist]


class ConfiguredMakers:
    """`own_key` tells a person's own key; `seconds` and `tries` bound each request."""

    def __init__(
        self,
        services: Mapping[Provider, Service],
        built_in: BuiltIn,
        own_key: OwnKey,
        *,
        seconds: float,
        tries: int,
    ) -> None:
        self._services, self._built_in, self._own_key = services, built_in, own_key
        self._seconds, self._tries = seconds, tries

    def writer(self, user_id: UUID, provider: Provider | None) -> StoryWriter:
        return self._author(user_id, provider) or self._built_in.writer()

    def designer(self, user_id: UUID, provider: Provider | None) -> ShotDesigner:
        return self._author(user_id, provider) or self._built_in.designer()

    def artist(self, user_id: UUID, provider: Provider | None) -> StoryboardArtist:
        account = self._account(user_id, provider, ARTISTS, lambda service: service.image_model)
        if account is None:
            return self._built_in.artist()
        return ProviderArtist(PICTURES[account.provider](account), account)

    def _author(self, user_id: UUID, provider: Provider | None) -> ProviderAuthor | None:
        account = self._account(user_id, provider, WRITERS, lambda service: service.model)
        if account is None:
            return None
        return ProviderAuthor(TEXTS[account.provider](account), account)

    def _account(
        self, user_id: UUID, named: Provider | None, order: tuple[Provider, ...], model: Callable[[Service], str]
    ) -> Account | None:
        """None is the built-in one. Raises ProviderNotConfigured."""
        if named is Provider.BUILT_IN:
            return None
        asked = [each for each in ((named,) if named else order) if model(self._services[each])]
        account = next(self._accounts(user_id, asked, model), None)
        if account is None and named is not None:
            raise ProviderNotConfigured
        return account

    def _accounts(self, user_id: UUID, asked: list[Provider], model: Callable[[Service], str]) -> Iterator[Account]:
        """The person's own keys first, whosever they are."""
        for provider in asked:
            if own := self._own_key(user_id, provider):
                yield self._with(provider, own, model, is_own_key=True)
        for provider in asked:
            service = self._services[provider]
            if service.key or not service.needs_key:
                yield self._with(provider, service.key, model, is_own_key=False)

    def _with(
        self, provider: Provider, key: Secret | None, model: Callable[[Service], str], *, is_own_key: bool
    ) -> Account:
        service = self._services[provider]
        account = partial(Account, provider, key, is_own_key, service.base_url, model(service), service.prices)
        return account(seconds=self._seconds, tries=self._tries)
