"""A brief from what people say, and its faults where they said it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from ai_planning.domain.brief import Brief
from core.domain.errors import FieldFault, InvalidField, Unacceptable
from core.domain.language import Language

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


def new_brief(terms: Mapping[str, Any], title: str | None) -> Brief:
    """`title` stands in for one that is not given; the language is that of the logline. InvalidField below /brief."""
    told = {"title": title, "language": _language_of(terms["logline"]), **terms}
    with told_below("/brief"):
        if told["title"] is None:
            raise InvalidField("/title", "field.required")
        return Brief(**told)


def changed_brief(brief: Brief, terms: Mapping[str, Any]) -> Brief:
    """Terms that are not given stay. InvalidField below /brief."""
    with told_below("/brief"):
        return replace(brief, **terms)


def _language_of(text: str) -> Language:
    return Language.KOREAN if _HANGUL.search(text) else Language.ENGLISH


@contextmanager
def told_below(pointer: str) -> Iterator[None]:
    """Faults of what lies deeper in the body."""
    try:
        yield
    except Unacceptable as refused:
        refused.faults = tuple(FieldFault(pointer + each.pointer, each.code, each.params) for each in refused.faults)
        raise
