"""One layout for every mail, once as text and once as HTML; what people typed can forge neither lines nor links."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from identity.application.mails import Mail
from identity.contracts import Language
from identity.infrastructure.mail_words import DETAILS, GREETING, NAMELESS, PATHS, PROVIDERS, WORDS, MailWords

LONGEST_DETAIL = 120
# What mail programs turn into links by themselves.
_LINKABLE = re.compile(r"://|@|(?i:\bwww\.)|\w\.\w")
_NUMBERS = re.compile(r"\d[\d.]*")
_PARAGRAPH = '<p style="margin:0 0 16px">{}</p>'
_PAGE = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{subject}</title>'
    '<body style="font:16px/1.6 system-ui,sans-serif;color:#222;max-width:560px;margin:0 auto;padding:24px">'
    '{blocks}<p style="color:#888;font-size:13px">VideoPlanet</p></body></html>'
)
_CODE = '<p style="margin:0 0 16px;font-size:28px;letter-spacing:4px"><strong>{}</strong></p>'
_BUTTON = '<p style="margin:0 0 16px">{}<br><a href="{}">{}</a></p>'


@dataclass(frozen=True)
class Composed:
    """A mail with its words filled in; plain text throughout."""

    language: Language
    words: MailWords
    greeting: str
    code: str
    link: str
    details: tuple[tuple[str, str], ...]


def compose(mail: Mail, language: Language, site: str) -> Composed:
    """`site` is where links lead, without a slash at its end."""
    parts, path = mail.parts, PATHS.get(mail.kind)
    return Composed(
        language=language,
        words=WORDS[language][mail.kind],
        greeting=_greeting(parts.get("name", ""), language),
        code=parts.get("code", ""),
        link=f"{site}{path}?token={quote(parts['token'])}" if path else "",
        details=tuple(
            (label, _detail(key, parts[key], language)) for key, label in DETAILS[language].items() if parts.get(key)
        ),
    )


def as_text(mail: Composed) -> str:
    """The code stands alone on its line, so does the link."""
    link = f"{mail.words.link}\n{mail.link}" if mail.link else ""
    details = "\n".join(f"{label}: {value}" for label, value in mail.details)
    blocks = (mail.greeting, mail.words.lead, mail.code, link, details, mail.words.closing)
    return "\n\n".join(block for block in blocks if block) + "\n"


def as_html(mail: Composed) -> SafeString:
    blocks = [format_html(_PARAGRAPH, text) for text in (mail.greeting, mail.words.lead)]
    if mail.code:
        blocks.append(format_html(_CODE, mail.code))
    if mail.link:
        blocks.append(format_html(_BUTTON, mail.words.link, mail.link, mail.words.button))
    if mail.details:
        lines = format_html_join(SafeString("<br>"), "{}: {}", mail.details)
        blocks.append(format_html(_PARAGRAPH, lines))
    blocks.append(format_html(_PARAGRAPH, mail.words.closing))
    body = format_html_join("", "{}", ((block,) for block in blocks))
    return format_html(_PAGE, language=mail.language.value, subject=mail.words.subject, blocks=body)


def _greeting(name: str, language: Language) -> str:
    """A stranger may register any address, so a name must not carry a link to its owner."""
    line = _one_line(name)
    if not line or _LINKABLE.search(line):
        return NAMELESS[language]
    return GREETING[language].format(name=line)


def _detail(key: str, value: str, language: Language) -> str:
    if key == "provider":
        return PROVIDERS[language].get(value, _one_line(value))
    line = _one_line(value)[:LONGEST_DETAIL]
    is_linkable = key == "device" and _LINKABLE.search(_NUMBERS.sub("", line))
    return "…" if is_linkable else line


def _one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text).strip()
