"""Refusals of well-formed requests that no JSON Schema can foretell; each by its code, with the reason."""

from typing import Any

from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.openapi.checks import RejectedPositiveData

Reasons = dict[str, str]

TEXT: Reasons = {
    "text.forbidden_character": "unassigned and private characters have no pattern that all languages know",
}
SHOWN = TEXT | {"text.too_short": "what shows nothing counts as nothing"}
USERNAME = SHOWN | {"username.invalid": "letters and digits of every script have no pattern that all languages know"}
KEY: Reasons = {"idempotency.key_reused": "a key is for one body only"}
VERSION: Reasons = {"precondition.failed": "only the version that is there may be named"}
PASSWORD: Reasons = {"account.wrong_password": "a made-up password is not the account's"}
COMMON: Reasons = {"password.too_common": "the thousands of passwords that most people choose"}
PROOF: Reasons = {
    "verification.expired": "a made-up code or link was never sent",
    "verification.wrong_code": "a made-up code is not the one that was sent",
}
SIGN_UP: Reasons = {"social.sign_up_expired": "a made-up sign-up never began"}
FLOW: Reasons = {
    "social.state_invalid": "a made-up login never began",
    "social.denied": "the provider itself said that it failed",
}
BY_NATURE: dict[str, Reasons] = {
    "DELETE /v2/me": VERSION | PASSWORD,
    "GET /v2/me/audit": TEXT | {"/cursor invalid": "a cursor is one of ours, signed"},
    "PATCH /v2/me": USERNAME | VERSION | {"time_zone.unknown": "there are 600 zones, and every year other ones"},
    "PATCH /v2/me/preferences": VERSION | {"quiet_hours.empty": "two times that differ"},
    "POST /v2/auth/confirm-email": PROOF,
    "POST /v2/auth/login": TEXT,
    "POST /v2/auth/register": USERNAME | KEY | COMMON,
    "POST /v2/auth/reset-password": PROOF | COMMON,
    "POST /v2/auth/social/email": SIGN_UP,
    "POST /v2/auth/social/email/verify": SIGN_UP | TEXT,
    "POST /v2/auth/social/{provider}/callback": FLOW | TEXT,
    "POST /v2/auth/social/{provider}/start": {"social.redirect_not_allowed": "the operator's list of addresses"},
    "POST /v2/auth/verify-email": TEXT | PROOF,
    "POST /v2/me/email": PASSWORD,
    "POST /v2/me/email/verify": PROOF,
    "POST /v2/me/notes/reveal": PASSWORD,
    "POST /v2/me/password": PASSWORD | COMMON,
    "POST /v2/me/social/{provider}/link": FLOW | KEY | PASSWORD,
    "PUT /v2/me/avatar": {"avatar.not_supported": "bytes that are no picture", "/image field.required": "no bytes"},
    "PUT /v2/me/consents": SHOWN,
    "PUT /v2/me/notes": SHOWN,
}
GENERIC = ("invalid", "field.required")


def is_fault(context: Any, failure: Failure, case: Any, response: Response) -> bool:
    """Whether a failed check tells of a fault; schemathesis' filter_failure hook."""
    if not isinstance(failure, RejectedPositiveData):
        return True
    problem = response.json()
    codes = {_code(fault) for fault in problem.get("errors", [])} or {problem["code"]}
    return not codes <= BY_NATURE.get(case.operation.label, {}).keys()


def _code(fault: dict[str, str]) -> str:
    """A code that says little tells with its place."""
    return f"{fault['pointer']} {fault['code']}" if fault["code"] in GENERIC else fault["code"]
