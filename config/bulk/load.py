"""Table after table, what is referred to before what refers to it, each streamed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from config.bulk import streams
from config.bulk.outline import outlines
from config.bulk.reviews import Review
from config.bulk.scale import Scale
from core.infrastructure import bulk as kernel
from feedback.infrastructure import bulk as feedback
from identity.infrastructure import bulk as identity
from projects.infrastructure import bulk as projects


@dataclass(frozen=True)
class Step:
    """`load` gives the number of rows."""

    table: str
    load: Callable[[], int]


def steps(scale: Scale, password: str) -> Iterator[Step]:
    many = chain.from_iterable
    yield Step("people", lambda: identity.copy_accounts(password, scale.accounts()))
    yield Step("projects", lambda: projects.copy_projects(each.row() for each in outlines(scale)))
    yield Step("search", lambda: projects.copy_search(each.row() for each in outlines(scale)))
    yield Step("members", lambda: projects.copy_members(many(each.members() for each in outlines(scale))))
    yield Step("status history", lambda: projects.copy_changes(many(each.history() for each in outlines(scale))))
    yield Step("channels", lambda: kernel.copy_channels(streams.channels(scale, outlines(scale))))
    yield Step("events", lambda: kernel.copy_events(many(streams.events(scale, each) for each in outlines(scale))))
    yield Step("videos", lambda: feedback.copy_videos(many(each.videos for each in _reviews(scale))))
    yield Step("versions", lambda: feedback.copy_versions(many(each.versions for each in _reviews(scale))))
    yield Step("feedback", lambda: feedback.copy_items(many(each.items() for each in _reviews(scale))))
    yield Step("comments", lambda: feedback.copy_comments(many(each.comments() for each in _reviews(scale))))
    yield Step("reactions", lambda: feedback.copy_reactions(many(each.reactions() for each in _reviews(scale))))
    yield Step(
        "resolutions", lambda: feedback.copy_status_changes(many(each.status_changes() for each in _reviews(scale)))
    )
    yield Step("storage", lambda: feedback.copy_storage(many(each.storage() for each in _reviews(scale))))
    yield Step("counters", lambda: feedback.copy_counters(many(each.counters() for each in _reviews(scale))))


def _reviews(scale: Scale) -> Iterator[Review]:
    return (Review(scale.seed, each) for each in outlines(scale))
