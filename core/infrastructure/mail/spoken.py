"""What people typed, made fit for a mail: it forges neither lines nor links, and stays readable."""

import re

LONGEST_PART = 120
LONGEST_QUOTE = 2000
# A dot before letters reads as a domain's, also one of those that browsers take for a dot; before a number it does not.
_DOMAIN_DOT = re.compile(r"(?<=\S)([.\u2024\u3002\uff0e\uff61])(?=\w)(?!\d+(?!\w))")
_AT = re.compile(r"(?<=\S)([@\uff20])(?=\S)")
_SCHEME = re.compile(r"(?<=\S):(?=[/\\])")


def on_one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text).strip()


def defused(text: str) -> str:
    """On one line, with a space wherever a mail program would see an address: `evil. example`, `a @ b. kr`."""
    line = on_one_line(text)
    for pattern, spaced in ((_SCHEME, ": "), (_AT, r" \1 "), (_DOMAIN_DOT, r"\1 ")):
        line = pattern.sub(spaced, line)
    return line


def is_linkable(line: str) -> bool:
    """Whether a mail program would turn some of it into a link by itself."""
    return defused(line) != line


def part(text: str) -> str:
    """Of something that a person typed, as much as has a place within a sentence."""
    line = on_one_line(text)
    return defused(line if len(line) <= LONGEST_PART else f"{line[: LONGEST_PART - 1]}…")


def quoted(text: str) -> tuple[str, ...]:
    """The lines of a text of somebody's."""
    return tuple(defused(line) for line in text[:LONGEST_QUOTE].strip().splitlines())
