"""What nobody can make up: every second well-formed request brings a password, code or token that is right."""

from collections.abc import Callable
from typing import Any

from schemathesis import Case

from identity.domain.verification import Purpose
from tests.identity.fuzz.people import CODE, PASSWORD, People, Person

Words = dict[str, str]
OF_PRESENT: dict[str, Callable[[Person], Words]] = {
    "POST /v2/auth/confirm-email": lambda person: {"token": person.link(Purpose.EMAIL_CHANGE)},
    "POST /v2/auth/login": lambda person: {"email": person.email, "password": PASSWORD},
    "POST /v2/auth/refresh": lambda person: {"refresh_token": person.refresh_token},
    "POST /v2/auth/reset-password": lambda person: {"token": person.link(Purpose.PASSWORD_RESET)},
    "POST /v2/me/email": lambda _: {"password": PASSWORD},
    "POST /v2/me/email/verify": lambda _: {"code": CODE},
    "POST /v2/me/notes/reveal": lambda _: {"password": PASSWORD},
    "POST /v2/me/password": lambda _: {"current_password": PASSWORD},
}


class Truth:
    """Puts right words in the place of made-up ones."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._is_told = False

    def tell(self, case: Case) -> None:
        if case.meta is None or not case.meta.generation.mode.is_positive:
            return
        self._is_told = not self._is_told
        words = self._words(case.operation.label) if self._is_told and isinstance(case.body, dict) else {}
        if words:
            case.body = case.body | words

    def _words(self, label: str) -> dict[str, Any]:
        if label == "POST /v2/auth/verify-email":
            return {"email": self._people.new(is_verified=False).email, "code": CODE}
        return OF_PRESENT[label](self._people.present()) if label in OF_PRESENT else {}
