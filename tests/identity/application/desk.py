"""The world of the use cases, with the verbs that change what people log in with."""

from functools import partial
from typing import Any

from core.domain.actor import Actor
from identity.application.change_email import ChangeEmail, change_email
from identity.application.change_password import ChangePassword, change_password
from identity.application.forgot_password import forgot_password
from identity.application.mails import MailKind
from identity.application.request_email_change import RequestEmailChange, request_email_change
from identity.application.reset_password import ResetPassword, reset_password
from identity.application.sessions import LoggedIn
from identity.domain.account import Account
from identity.domain.session import Device
from identity.domain.verification import Purpose
from tests.identity.application.conftest import PASSWORD, World

NEW, OTHER = "another password", "new@example.kr"
ABROAD = Device("Chrome/143", "198.51.100.9")


class Desk(World):
    """With the verbs that change what people log in with."""

    def __init__(self) -> None:
        super().__init__()
        telling: dict[str, Any] = {"notices": self.notices, "publish": self.memory.publish}
        telling |= {"end_sessions": self.end_sessions}
        unlocked = {name: part for name, part in self.proof.items() if name != "secrets"}
        self.forgot = partial(forgot_password, **self.work, **self.asking)
        self._reset = partial(reset_password, **self.work, **self.proof, **self.guarding, **telling)
        kept = {"unit_of_work": self.memory.unit_of_work}
        self._change = partial(change_password, **kept, **unlocked, **self.guarding, **telling)
        asking: dict[str, Any] = {"allowance": self.allowance, "jobs": self.jobs, "publish": self.memory.publish}
        self._ask = partial(request_email_change, **self.work, **unlocked, **self.guarding, **asking)
        self._take = partial(change_email, **self.work, **self.proof, **telling)

    def reset_link(self) -> str:
        self.send(self.only_account().id, Purpose.PASSWORD_RESET)
        return self.mailer.sent[-1].link_token

    def reset(self, token: str, password: str = NEW, address: str = ABROAD.address) -> None:
        self._reset(ResetPassword(token, password, address))

    def change(self, actor: Actor, current: str = PASSWORD, password: str = NEW) -> None:
        self._change(ChangePassword(actor, current, password))

    def ask(self, actor: Actor, email: str = OTHER, password: str = PASSWORD) -> None:
        self._ask(RequestEmailChange(actor, email, password))

    def mail_change(self) -> Any:
        self.send(self.only_account().id, Purpose.EMAIL_CHANGE)
        return self.mailer.sent[-1]

    def take(self, actor: Actor | None = None, *, code: str = "", token: str = "") -> Account:
        return self._take(ChangeEmail(actor, code=code, token=token))

    def actor(self, logged_in: LoggedIn) -> Actor:
        return self.tokens.read(logged_in.access_token)

    def notices_owed(self) -> list[tuple[str, MailKind]]:
        return [(notice.to, notice.mail.kind) for notice in self.memory.tables.notices.values()]
