"""The review of a project: its videos with their cuts, the notes on them, and what was said and done about those."""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from config.bulk import words
from config.bulk.dice import Part, dice, id_at, moment
from config.bulk.outline import Outline, as_json
from feedback.application.object_keys import source_key
from feedback.contracts import FeedbackStatus, ReactionKind
from feedback.infrastructure.bulk import (
    CommentLine,
    CounterLine,
    ItemLine,
    ReactionLine,
    StatusChangeLine,
    StorageLine,
    VersionLine,
    VideoLine,
)

_RATES = (("24/1", 24.0), ("25/1", 25.0), ("30000/1001", 30000 / 1001))
_SECONDS_OF = dict(_RATES)
# By the thousand: status and how often an item of it has changed.
_STATUSES = (
    (500, FeedbackStatus.OPEN, 1),
    (650, FeedbackStatus.IN_PROGRESS, 2),
    (850, FeedbackStatus.RESOLVED, 3),
    (1000, FeedbackStatus.CLOSED, 4),
)
_PRIORITIES = (0, 0, 1, 1, 1, 1, 1, 2, 2, 3)
_TIMED, _DISCUSSED = 0.9, 0.05
_RANGES, _ASSIGNED, _DUE, _TAGGED, _DRAWN = 0.2, 0.3, 0.15, 0.3, 0.1
_BOX = as_json([{"kind": "rectangle", "points": [[0.25, 0.25], [0.75, 0.75]], "colour": "#ff3b30", "width": 0.004}])
_HOUR = 3600.0
_DAY = 24 * _HOUR


class Review:
    """Made up anew for every table, so that nothing is held."""

    def __init__(self, seed: int, outline: Outline) -> None:
        self._seed, self._of = seed, outline
        self.videos: list[VideoLine] = []
        self.versions: list[VersionLine] = []
        chance = self._dice(Part.VIDEOS)
        for _ in range(chance.randint(1, 3)):
            self._add_video(chance)

    def items(self) -> Iterator[ItemLine]:
        chance = self._dice(Part.ITEMS)
        for _ in range(self._of.notes):
            yield self._item(chance, self.versions[int(chance.random() * len(self.versions))])

    def comments(self) -> Iterator[CommentLine]:
        chance = self._dice(Part.CONVERSATION)
        for item in self.items():
            parent: str | None = None
            for place in range(item.comment_count):
                line = self._comment(chance, item, parent, place)
                yield line
                parent = line.id

    def reactions(self) -> Iterator[ReactionLine]:
        """To what opens a conversation: likes, and the last one asks."""
        for said in self.comments():
            for place, seat in enumerate(self._of.seats[: said.likes + said.questions]):
                kind = ReactionKind.LIKE if place < said.likes else ReactionKind.QUESTION
                whose = (seat.person.id, seat.person.name)
                yield ReactionLine(said.id, said.feedback_id, self._of.id, *whose, kind.value, said.created_at)

    def status_changes(self) -> Iterator[StatusChangeLine]:
        """Of what is resolved, the resolution."""
        done = (FeedbackStatus.RESOLVED.value, FeedbackStatus.CLOSED.value)
        by = self._of.seats[0].person
        previous, resolved = FeedbackStatus.IN_PROGRESS.value, FeedbackStatus.RESOLVED.value
        for item in self.items():
            if item.status in done:
                yield StatusChangeLine(item.id, item.updated_at, by.id, by.name, previous, resolved)

    def counters(self) -> Iterator[CounterLine]:
        for (status, priority), number in sorted(
            Counter((item.status, item.priority) for item in self.items()).items()
        ):
            yield CounterLine(self._of.id, status, priority, number)

    def storage(self) -> Iterator[StorageLine]:
        """Everything was uploaded by one person."""
        taken = sum(each.size for each in self.versions)
        yield StorageLine(self._of.id, self._of.seats[0].person.id, taken)

    def _dice(self, part: Part) -> Random:
        return dice(self._seed, self._of.number, part)

    def _add_video(self, chance: Random) -> None:
        count, created = chance.randint(1, 3), self._of.created
        video = VideoLine(id_at(chance, created), self._of.id, words.video(chance), count, moment(created))
        self.videos.append(video)
        self.versions += [self._version(chance, video, number) for number in range(1, count + 1)]

    def _version(self, chance: Random, video: VideoLine, number: int) -> VersionLine:
        by, key = self._of.seats[0].person, id_at(chance, self._of.created)
        (rate, a_second), seconds = chance.choice(_RATES), chance.choice((15, 30, 60, 90, 180))
        frames, size = int(seconds * a_second), seconds * 1_500_000
        name, where = f"{video.title}_v{number}.mp4", source_key(self._of.id, key)  # type: ignore[arg-type]  # as text
        made = (by.id, by.name, video.created_at, video.created_at)
        length = f"{frames / a_second:.3f}"
        return VersionLine(key, self._of.id, video.id, number, name, where, size, rate, frames, length, *made)

    def _comment(self, chance: Random, item: ItemLine, parent: str | None, depth: int) -> CommentLine:
        """Each replies to the one before, at most two levels deep."""
        who, at = chance.choice(self._of.seats).person, self._of.active
        key, said, text = id_at(chance, at), moment(at), words.answer(chance)
        likes, questions = (item.reaction_count - 1, 1) if depth == 0 else (0, 0)
        place, written = (item.id, parent, depth), (who.id, who.name, said, said)
        return CommentLine(key, self._of.id, *place, text, *written, likes, questions)

    def _item(self, chance: Random, cut: VersionLine) -> ItemLine:
        draw, of = chance.random, self._of
        created = of.created + (of.active - of.created) * draw()
        by = of.seats[int(draw() * len(of.seats))].person
        status, changes = _status(draw() * 1000)
        changed = moment(created) if changes == 1 else moment(min(created + 72 * _HOUR * draw(), of.active))
        frame = int(draw() * cut.frame_count) if draw() < _TIMED else None
        timestamp = None if frame is None else f"{frame / _SECONDS_OF[cut.frame_rate]:.3f}"
        about, wish = words.subject(draw()), words.wish(draw())
        comments = int(1 + 3 * draw()) if draw() < _DISCUSSED else 0
        more = self._concerns(chance, cut, frame, created)
        return ItemLine(
            id_at(chance, created), of.id, cut.video_id, cut.id, about, f"{about} {wish}", timestamp, frame, status,
             _PRIORITIES[int(draw() * 10)], by.id, by.name, comments,
             min(comments, len(of.seats)), moment(created), changed, changes, *more,
        )  # fmt: skip

    def _concerns(self, chance: Random, cut: VersionLine, frame: int | None, created: float) -> tuple[Any, ...]:
        """The end of a range, an assignee, a due date, tags and a drawing, of some items each."""
        draw = chance.random
        is_range, is_given, is_due, is_drawn = (draw() < part for part in (_RANGES, _ASSIGNED, _DUE, _DRAWN))
        out = None if frame is None or not is_range else min(frame + int(draw() * 100), cut.frame_count - 1)
        ends = (None if out is None else f"{out / _SECONDS_OF[cut.frame_rate]:.3f}", out)
        who = self._of.seats[int(draw() * len(self._of.seats))].person if is_given else None
        due = moment(created + draw() * 30 * _DAY)[:10] if is_due else None
        tags = as_json(words.tags(chance)) if draw() < _TAGGED else "[]"
        return (*ends, who.id if who else None, who.name if who else "", due, tags, _BOX if is_drawn else "[]")


def _status(thousandth: float) -> tuple[str, int]:
    return next((status.value, changes) for bound, status, changes in _STATUSES if thousandth < bound)


def cut_of(item: ItemLine, versions: Sequence[VersionLine]) -> VersionLine:
    return next(each for each in versions if each.id == item.version_id)
