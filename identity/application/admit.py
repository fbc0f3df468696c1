"""A newcomer is let in by another context, inside its running unit of work."""

from core.application.ports import EventPublisher
from core.domain.clock import Clock
from identity.application.joining import account_of
from identity.application.ports import AccountStore, VerificationStore
from identity.application.sessions import EndSessions, LoggedIn, OpenSession
from identity.contracts import AccountRegistered, AccountVerified, LoginMethod, Newcomer, NewcomerOvertaken
from identity.domain.account import Account, EmailTaken
from identity.domain.session import Device, EndReason


def admit(
    newcomer: Newcomer,
    device: Device,
    *,
    accounts: AccountStore,
    verifications: VerificationStore,
    end_sessions: EndSessions,
    open_session: OpenSession,
    publish: EventPublisher,
    clock: Clock,
) -> LoggedIn:
    """Verified, and logged in. An account of the address that nobody ever proved is claimed.

    The newcomer acts under the account's id, so it is the one that was prepared. Raises EmailTaken, UsernameTaken,
    NewcomerOvertaken.
    """
    account = account_of(newcomer, clock(), is_verified=True).logged_in(clock())
    known = accounts.by_email(account.email)
    if known is None:
        accounts.add(account)
        publish(AccountRegistered(user_id=account.id))
    else:
        account = _claimable(accounts.get(known.id), account).claimed_by(account)
        verifications.void(account.id)
        end_sessions(account.id, EndReason.PASSWORD_RESET)
        accounts.save(account)
    publish(AccountVerified(user_id=account.id))
    return open_session(account, device, LoginMethod.EMAIL)


def _claimable(known: Account | None, newcomer: Account) -> Account:
    """As it is now, locked."""
    if known is None or not known.is_claimable or known.email.key != newcomer.email.key:
        raise EmailTaken
    if known.id != newcomer.id:
        raise NewcomerOvertaken
    return known
