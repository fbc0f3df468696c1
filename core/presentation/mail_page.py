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
%(forms)s<p role="status"></p>
<script nonce="%(nonce)s">
const told = (text, answer) =>
  text.replace(/{([\\w.]+)}/g, (_, path) => path.split(".").reduce((part, name) => part?.[name], answer) ?? "");
for (const form of document.forms) form.onsubmit = async (event) => {
  event.preventDefault();
  const token = new URLSearchParams(location.search).get("token");
  const given = Object.fromEntries(new FormData(form));
  const headers = {"Content-Type": "application/json"}, body = JSON.stringify({token, ...given});
  const response = await fetch(form.dataset.address, {method: "POST", headers, body});
  const answer = response.status === 204 ? {} : await response.json();
  document.querySelector("p[role=status]").textContent =
    response.ok ? told(form.dataset.done, answer) : (answer.errors ? answer.errors[0].detail : answer.detail);
};
</script></html>"""
_FORM = """<form data-address="%(address)s" data-done="%(done)s">%(fields)s<button>%(button)s</button></form>"""
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class PageForm:
    """`address` takes the token and what the fields hold; `done` may name parts of the answer: `{project.name}`."""

    address: str
    button: str
    done: str
    fields: str = ""


@dataclass(frozen=True)
class MailPage:
    """A view: a heading and forms."""

    korean: str
    english: str
    forms: tuple[PageForm, ...]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        headers = _HEADERS | {"Content-Security-Policy": _POLICY.format(nonce=nonce)}
        forms = "\n".join(_FORM % vars(form) for form in self.forms)
        return HttpResponse(_PAGE % {**vars(self), "forms": forms, "nonce": nonce}, headers=headers)
