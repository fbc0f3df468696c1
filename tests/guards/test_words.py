"""Every code that a person can meet has Korean and English words."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping

import ai_planning
import core
import feedback
import identity
import notifications
import projects
import schedule
import webhooks
from config.messages import MESSAGES
from core.domain.errors import DomainError
from core.presentation.refusals import HttpRefusal
from feedback.application.media_ports import UnreadableReason
from feedback.contracts import DeliveryReason

HANGUL = re.compile("[가-힣]")


def every_subclass(kind: type) -> Iterator[type]:
    for child in kind.__subclasses__():
        if not child.__module__.startswith("tests."):
            yield child
        yield from every_subclass(child)


def import_everything() -> None:
    for package in (core, identity, projects, notifications, webhooks, feedback, ai_planning, schedule):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if "migrations" not in module.name and not module.name.endswith(("__main__", ".child")):
                importlib.import_module(module.name)


def wordless(messages: Mapping[str, object]) -> set[str]:
    """Codes of the product's refusals that `messages` has no words for."""
    import_everything()
    codes = {kind.code for kind in every_subclass(DomainError)}
    return (codes | {kind.default_code for kind in every_subclass(HttpRefusal)}) - set(messages)


def test_every_refusal_has_words() -> None:
    assert wordless(MESSAGES) == set()


def test_a_refusal_without_words_is_caught() -> None:
    assert wordless({code: words for code, words in MESSAGES.items() if code != "project.full"}) == {"project.full"}


def test_every_reason_for_what_becomes_of_a_video_has_words() -> None:
    unreadable = {f"media.{reason.value}" for reason in UnreadableReason}
    assert unreadable | set(DeliveryReason) <= set(MESSAGES)


def test_all_words_are_there_in_korean_and_in_english() -> None:
    for code, words in MESSAGES.items():
        assert HANGUL.search("".join(words["ko"])), code
        assert not HANGUL.search("".join(words["en"])), code
        assert all(text for text in (*words["ko"], *words["en"])), code
