"""Where the links in mails lead when no front end takes them.

A click on a button, because mail scanners open links too. A page is the same for every token.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.presentation.only_read import only_read

_SCRIPT = SafeString(Path(__file__).with_suffix(".js").read_text())
_STYLE = """body{font:16px/1.6 system-ui;max-width:30rem;margin:4rem auto;padding:0 1rem}
input,button{font:inherit}input:not([type=checkbox]){width:100%;box-sizing:border-box}
input[aria-invalid]{outline:2px solid #c00}
form{margin:2rem 0}dt{color:#666}dd,p[role=status]{white-space:pre-line}"""
_PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width"><title>VideoPlanet</title>
<style nonce="{nonce}">{style}</style><body data-nothing="{nothing}" data-failed="{failed}">
<h1>{korean} <small lang="en">{english}</small></h1>
<dl>{facts}</dl>
{notes}
<p role="status"></p>
<noscript><p>{scriptless}</p></noscript>
{forms}
<script nonce="{nonce}">
{script}</script></body></html>"""
# Whatever the script does not send is sent nowhere: what is typed never gets into an address.
_FORM = """<form method="post" data-steps="{steps}" data-done="{done}" data-ask="{ask}" data-opens="{opens}"{when}>
{fields}<button>{button}</button></form>"""
_TYPED = '<p><label for="{id}">{label}</label><br><input id="{id}" name="{name}"{attributes}></p>\n'
_TICKED = '<p><input id="{id}" name="{name}"{attributes}> <label for="{id}">{label}</label></p>\n'
_NOTHING = "지금 여기서 할 수 있는 일이 없습니다. / There is nothing to be done here now."
_SCRIPTLESS = "이 페이지는 스크립트를 켜야 쓸 수 있습니다. / This page needs scripts to be switched on."
_FAILED = "연결하지 못했습니다. 잠시 뒤에 다시 시도해 주세요. / No connection; please try again."
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)

# What has to be so: parts of what is known and what they are, `{user.id}` standing for another part.
When = Mapping[str, object]


@dataclass(frozen=True)
class PageStep:
    """One request: `body` names what it sends of the form and of the address; `a.b` is `b` within `a`."""

    method: str
    path: str
    body: tuple[str, ...] = ()


LOG_IN = PageStep("POST", "/v2/auth/login", ("email", "password"))


@dataclass(frozen=True)
class PageField:
    """`attributes` are those of its input; `known` is the part that fills it beforehand."""

    name: str
    label: str
    attributes: Mapping[str, str]
    known: str = ""

    def html(self, within: int) -> SafeString:
        pattern = _TICKED if self.attributes.get("type") == "checkbox" else _TYPED
        pairs = {**self.attributes, **({"data-known": self.known} if self.known else {})}
        attributes = format_html_join("", ' {}="{}"', pairs.items())
        return format_html(pattern, id=f"{within}-{self.name}", name=self.name, label=self.label, attributes=attributes)


@dataclass(frozen=True)
class PageForm:
    """Its steps are taken one after the other; `done` and `ask`, which wants a yes before, are what it says.

    One that `opens` shows facts, notes and the forms that have a `when`; any other is the end of the page's work.
    """

    steps: tuple[PageStep, ...]
    button: str
    done: str = ""
    fields: tuple[PageField, ...] = ()
    ask: str = ""
    opens: bool = False
    when: When | None = None

    def html(self, number: int) -> SafeString:
        steps = json.dumps([(step.method, step.path, step.body) for step in self.steps])
        fields = format_html_join("", "{}", ((each.html(number),) for each in self.fields))
        told = {"button": self.button, "done": self.done, "ask": self.ask, "opens": "yes" if self.opens else ""}
        return format_html(_FORM, steps=steps, fields=fields, when=_when(self.when), **told)


@dataclass(frozen=True)
class PageFact:
    """A part of what was answered: a time where it `is_time`, in words of its own where it has `terms`."""

    part: str
    label: str
    is_time: bool = False
    terms: Mapping[str, str] = field(default_factory=dict)

    def html(self) -> SafeString:
        pairs = {"fact": self.part, "as": "time" if self.is_time else "", "terms": _json(self.terms)}
        attributes = format_html_join("", ' data-{}="{}"', ((key, value) for key, value in pairs.items() if value))
        return format_html("<dt hidden>{}</dt><dd hidden{}></dd>\n", self.label, attributes)


@dataclass(frozen=True)
class MailPage:
    """A view: a heading and forms; `notes` are said where theirs is so."""

    korean: str
    english: str
    forms: tuple[PageForm, ...]
    facts: tuple[PageFact, ...] = ()
    notes: tuple[tuple[When, str], ...] = ()

    @only_read
    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        headers = _HEADERS | {"Content-Security-Policy": _POLICY.format(nonce=nonce)}
        return HttpResponse(format_html(_PAGE, nonce=nonce, **self._parts()), headers=headers)

    def _parts(self) -> dict[str, Any]:
        return {
            "korean": self.korean,
            "english": self.english,
            "facts": format_html_join("", "{}", ((fact.html(),) for fact in self.facts)),
            "notes": format_html_join("\n", "<p{}>{}</p>", ((_when(when), text) for when, text in self.notes)),
            "forms": format_html_join("\n", "{}", ((form.html(number),) for number, form in enumerate(self.forms))),
            "style": SafeString(_STYLE),
            "script": _SCRIPT,
            "nothing": _NOTHING,
            "failed": _FAILED,
            "scriptless": _SCRIPTLESS,
        }


def _when(when: When | None) -> SafeString:
    """Hidden until it is known to be so."""
    return SafeString("") if when is None else format_html(' data-when="{}" hidden', _json(when))


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
