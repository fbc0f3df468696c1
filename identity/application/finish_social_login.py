"""Back from the provider: a session, or, where nobody vouches for an address, a sign-up that waits for one."""

from dataclasses import dataclass, field

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.application.sessions import LoggedIn
from identity.application.social_entrance import LetIn
from identity.application.social_flow import Callback, identified
from identity.application.social_ports import PendingSignUpStore, SocialFlows, SocialIdentityStore, SocialProviders
from identity.contracts import Language
from identity.domain.session import Device
from identity.domain.social import SIGN_UP_LIFE, PendingSignUp


@dataclass(frozen=True)
class EmailRequired:
    """`email` is what the provider suggests, if anything."""

    sign_up_token: str = field(repr=False)
    email: str = field(repr=False)
    expires_in: int


def finish_social_login(
    callback: Callback,
    device: Device,
    *,
    unit_of_work: UnitOfWork,
    providers: SocialProviders,
    flows: SocialFlows,
    identities: SocialIdentityStore,
    sign_ups: PendingSignUpStore,
    secrets: Secrets,
    let_in: LetIn,
    clock: Clock,
) -> LoggedIn | EmailRequired:
    """Raises what `identified` and `let_in` raise."""
    identity = identified(callback, providers=providers, flows=flows, secrets=secrets)
    if identity.proved_email is not None or identities.find(identity.provider, identity.subject) is not None:
        return let_in(identity, device)
    token = secrets.token()
    waiting = PendingSignUp(
        id=new_id(),
        token_hash=secrets.hash(token),
        provider=identity.provider,
        subject=identity.subject,
        name=identity.name,
        language=Language.KOREAN,
        created_at=clock(),
    )
    with unit_of_work(by=SYSTEM):
        sign_ups.put(waiting)
    return EmailRequired(token, identity.email.shown if identity.email else "", int(SIGN_UP_LIFE.total_seconds()))
