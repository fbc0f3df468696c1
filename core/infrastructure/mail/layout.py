"""One layout for every mail, once as text and once as HTML; what people typed can forge neither lines nor links."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.domain.language import Language
from core.domain.mail import Mail, Passage
from core.infrastructure.mail import spoken
from core.infrastructure.mail.words import GREETING, NAMELESS, Labels, MailForm, MailWords

# Parts that are the product's own words, and `email`: an address that we hold stays whole.
_OWN = frozenset({"at", "address", "email"})
_PARAGRAPH = '<p style="margin:0 0 16px">{}</p>'
_QUOTE = '<blockquote style="margin:0 0 16px;padding-left:12px;border-left:3px solid #ccc;color:#555">{}</blockquote>'
_PAGE = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{subject}</title>'
    '<body style="font:16px/1.6 system-ui,sans-serif;color:#222;max-width:560px;margin:0 auto;padding:24px">'
    '{blocks}<p style="color:#888;font-size:13px">VideoPlanet</p></body></html>'
)
_CODE = '<p style="margin:0 0 16px;font-size:28px;letter-spacing:4px"><strong>{}</strong></p>'
_HEADING = '<h2 style="margin:24px 0 12px;font-size:18px">{}</h2>'
_PICTURE = '<img src="cid:{}" alt="" style="max-width:100%;margin:0 0 8px;border-radius:4px">'
_LEAVE = '<p style="color:#888;font-size:13px"><a style="color:#888" href="{}">{}</a></p>'
_LINK = '<p style="margin:0 0 16px"><a href="{}">{}</a></p>'
_BUTTON = '<p style="margin:0 0 16px">{}<br><a href="{}">{}</a></p>'


@dataclass(frozen=True)
class ComposedPassage:
    line: str
    quote: tuple[str, ...]
    link: str
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Composed:
    """A mail with its words filled in; plain text throughout."""

    language: Language
    words: MailWords
    subject: str
    greeting: str
    lead: str
    quote: tuple[str, ...]
    code: str
    link: str
    details: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[ComposedPassage, ...]], ...] = ()
    leave: str = ""

    @property
    def pictures(self) -> tuple[str, ...]:
        """Keys of all, each once."""
        passages = [passage for _, passages in self.sections for passage in passages]
        return tuple(dict.fromkeys(key for passage in passages for key in passage.pictures))


def compose(mail: Mail, form: MailForm, language: Language, site: str) -> Composed:
    """`site` is where links lead, without a slash at its end; a mail without the part that its link needs has none."""
    parts, words, terms = mail.parts, form.words[language], form.terms.get(language, {})
    said = {key: _said(key, value, terms.get(key, {})) for key, value in parts.items()}
    return Composed(
        language=language,
        words=words,
        subject=_filled(words.subject, said),
        greeting=_greeting(parts.get("name", ""), language),
        lead=_filled(words.lead, said),
        quote=spoken.quoted(parts.get(form.quote, "")),
        code=parts.get("code", ""),
        link=f"{site}{form.path}?{form.query}={quote(parts[form.query])}" if form.path and form.query in parts else "",
        details=tuple((label, said[key]) for key, label in form.details.get(language, {}).items() if said.get(key)),
        sections=tuple(
            (spoken.part(section.heading), tuple(_passage(each, site) for each in section.passages))
            for section in mail.sections
        ),
        leave=f"{site}{form.leave}?token={quote(parts['leave'])}" if form.leave and "leave" in parts else "",
    )


def as_text(mail: Composed) -> str:
    """The code stands alone on its line, so does the link; lines of others are marked."""
    link = f"{mail.words.link}\n{mail.link}" if mail.link else ""
    quoted = "\n".join(f"> {line}".rstrip() for line in mail.quote)
    details = "\n".join(f"{label}: {value}" for label, value in mail.details)
    told = [block for heading, passages in mail.sections for block in (f"■ {heading}", *map(_passage_text, passages))]
    leave = f"{mail.words.leave}: {mail.leave}" if mail.leave else ""
    blocks = (mail.greeting, mail.lead, quoted, mail.code, link, *told, details, mail.words.closing, leave)
    return "\n\n".join(block for block in blocks if block) + "\n"


def as_html(mail: Composed, pictures: Mapping[str, str] | None = None) -> SafeString:
    """`pictures` are the content ids of those that are in the mail, by key; the others are left out."""
    blocks = [format_html(_PARAGRAPH, text) for text in (mail.greeting, mail.lead)]
    if mail.quote:
        blocks.append(format_html(_QUOTE, _lines("{}", [(line,) for line in mail.quote])))
    if mail.code:
        blocks.append(format_html(_CODE, mail.code))
    if mail.link:
        blocks.append(format_html(_BUTTON, mail.words.link, mail.link, mail.words.button))
    for heading, passages in mail.sections:
        blocks.append(format_html(_HEADING, heading))
        blocks += [_passage_html(passage, mail.words.button, pictures or {}) for passage in passages]
    if mail.details:
        blocks.append(format_html(_PARAGRAPH, _lines("{}: {}", mail.details)))
    blocks.append(format_html(_PARAGRAPH, mail.words.closing))
    if mail.leave:
        blocks.append(format_html(_LEAVE, mail.leave, mail.words.leave))
    body = format_html_join("", "{}", ((block,) for block in blocks))
    return format_html(_PAGE, language=mail.language.value, subject=mail.subject, blocks=body)


def _passage(passage: Passage, site: str) -> ComposedPassage:
    link = f"{site}{passage.path}" if passage.path.startswith("/") else ""
    return ComposedPassage(spoken.defused(passage.line), spoken.quoted(passage.quote), link, passage.pictures)


def _passage_text(passage: ComposedPassage) -> str:
    return "\n".join(filter(None, (passage.line, *(f"> {line}".rstrip() for line in passage.quote), passage.link)))


def _passage_html(passage: ComposedPassage, button: str, pictures: Mapping[str, str]) -> SafeString:
    blocks = [format_html(_PARAGRAPH, passage.line)]
    if passage.quote:
        blocks.append(format_html(_QUOTE, _lines("{}", [(line,) for line in passage.quote])))
    blocks += [format_html(_PICTURE, pictures[key]) for key in passage.pictures if key in pictures]
    if passage.link:
        blocks.append(format_html(_LINK, passage.link, button))
    return format_html_join("", "{}", ((block,) for block in blocks))


def _lines(template: str, rows: object) -> SafeString:
    return format_html_join(SafeString("<br>"), template, rows)  # type: ignore[arg-type]


def _greeting(name: str, language: Language) -> str:
    """A stranger may register any address, so a name must not carry a link to its owner."""
    line = spoken.on_one_line(name)
    if not line or spoken.is_linkable(line):
        return NAMELESS[language]
    return GREETING[language].format(name=line)


def _said(key: str, value: str, terms: Labels) -> str:
    if value in terms:
        return terms[value]
    return spoken.on_one_line(value) if key in _OWN else spoken.part(value)


def _filled(words: str, said: Mapping[str, str]) -> str:
    """A part that the mail does not have is left out."""
    return words.format_map(defaultdict(str, said))
