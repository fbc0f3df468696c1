"""Where the links in mails lead when no front end takes them.

A click on a button, because mail scanners open links too. A page is the same for every token.
"""

import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

_PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width"><title>VideoPlanet</title>
<style nonce="%(nonce)s">body{font:16px/1.6 system-ui;max-width:30rem;margin:4rem auto;padding:0 1rem}
input{font:inherit}</style>
<h1>%(korean)s <small lang="en">%(english)s</small></h1>
<form>%(fields)s<button>%(button)s</button></form><p role="status"></p>
<script nonce="%(nonce)s">
document.querySelector("form").onsubmit = async (event) => {
  event.preventDefault();
  const token = new URLSearchParams(location.search).get("token");
  const given = Object.fromEntries(new FormData(event.target));
  const headers = {"Content-Type": "application/json"}, body = JSON.stringify({token, ...given});
  const answer = await fetch("%(address)s", {method: "POST", headers, body});
  const problem = answer.ok ? {} : await answer.json();
  document.querySelector("p").textContent =
    answer.ok ? "%(done)s" : (problem.errors ? problem.errors[0].detail : problem.detail);
};
</script></html>"""
_PASSWORD_FIELD = """<p><label>새 비밀번호 / New password<br><input type="password" name="password" required
autocomplete="new-password" minlength="8" maxlength="128"></label></p>"""  # noqa: S105 - a field

_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class MailPage:
    """A view; `address` takes the token and what the fields hold."""

    korean: str
    english: str
    address: str
    button: str
    done: str
    fields: str = ""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        headers = _HEADERS | {"Content-Security-Policy": _POLICY.format(nonce=nonce)}
        return HttpResponse(_PAGE % (vars(self) | {"nonce": nonce}), headers=headers)


verification_page = MailPage(
    "이메일 인증", "Verify your e-mail", "/v2/auth/verify-email", "인증하기 / Verify", "인증되었습니다. / Verified."
)
confirm_email_page = MailPage(
    "새 이메일 확인",
    "Confirm your new e-mail",
    "/v2/auth/confirm-email",
    "확인하기 / Confirm",
    "변경되었습니다. / Changed.",
)
reset_password_page = MailPage(
    "비밀번호 재설정",
    "Reset your password",
    "/v2/auth/reset-password",
    "변경하기 / Change",
    "변경되었습니다. 다시 로그인해 주세요. / Changed; please sign in.",
    _PASSWORD_FIELD,
)
