"""People who read without pause, and are held against what was acknowledged before they asked."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from tests.e2e.people import Person
from tests.faults.asking import WAITED_FOR, Asker
from tests.faults.writers import Writer

PAUSE = 0.1
# As many rows as a page has.
PAGE = 100
Shown = tuple[str | None, int]


@dataclass(frozen=True)
class Seen:
    """What was asked at `began` showed of an item, of which `known` deeds had been acknowledged by then."""

    began: float
    item: str
    known: int
    shown: Shown | None


class Reader(threading.Thread):
    """Asks for the list, an item and a thread in turn, for what has changed only; `seen` is what came back.

    Of an item: its status, which a thread does not tell, and how many comments it has.
    """

    def __init__(self, person: Person, path: str, writers: Sequence[Writer]) -> None:
        super().__init__(daemon=True)
        self.asker = Asker(person)
        self._path, self._writers = path, writers
        self._kept: dict[str, tuple[str, Any]] = {}
        self._ended = threading.Event()
        self.seen: list[Seen] = []
        self.strange: list[str] = []

    def stop(self) -> None:
        self._ended.set()

    def run(self) -> None:
        for look in cycle((self._list, self._item, self._thread)):
            if self._ended.wait(PAUSE):
                return
            known = self._acknowledged()
            if known:
                look(known)

    def _acknowledged(self) -> dict[str, int]:
        return {item: len(deeds) for writer in self._writers for item, deeds in list(writer.deeds.items())}

    def _list(self, known: Mapping[str, int]) -> None:
        if (answer := self._get(f"{self._path}?page_size={PAGE}")) is None:
            return
        began, page = answer
        rows = {row["id"]: (row["status"], row["comment_count"]) for row in page["results"]}
        if page["count"] <= PAGE:
            self.seen += [Seen(began, item, count, rows.get(item)) for item, count in known.items()]

    def _item(self, known: Mapping[str, int]) -> None:
        item = list(known)[-1]
        if (answer := self._get(f"{self._path}/{item}")) is not None:
            began, row = answer
            self.seen.append(Seen(began, item, known[item], (row["status"], row["comment_count"])))

    def _thread(self, known: Mapping[str, int]) -> None:
        item = list(known)[-1]
        if (answer := self._get(f"{self._path}/{item}/comments?page_size={PAGE}")) is None:
            return
        texts = [row["text"] for row in answer[1]["results"]]
        if len(texts) != len(set(texts)):
            self.strange.append(f"a comment twice in {item}")
        if len(texts) < PAGE:
            self.seen.append(Seen(answer[0], item, known[item], (None, len(texts))))

    def _get(self, path: str) -> tuple[float, Any] | None:
        answer = self.asker.ask("GET", path, If_None_Match=self._kept.get(path, ("", None))[0])
        if answer is None or answer.status >= 400:
            if answer is not None and answer.status < 500 and answer.status not in WAITED_FOR:
                self.strange.append(f"{answer.status} {answer.code} to a member who asks for {path}")
            return None
        if answer.status != 304:
            self._kept[path] = (answer.etag, answer.body)
        return answer.began, self._kept[path][1]


def wrong(reader: Reader, deeds: Mapping[str, Sequence[tuple[float, Shown]]]) -> list[str]:
    """What was shown and never was so."""
    shown = (each for each in reader.seen if each.shown is not None and _place(each, deeds) < 0)
    return [*reader.strange, *(f"{each.item} as {each.shown}, which it never was" for each in shown)]


def staleness(reader: Reader, deeds: Mapping[str, Sequence[tuple[float, Shown]]]) -> float:
    """Seconds for which, at most, something had been acknowledged that an answer did not show."""
    longest = 0.0
    for each in reader.seen:
        following = _place(each, deeds) + 1
        if following < each.known:
            longest = max(longest, each.began - deeds[each.item][following][0])
    return longest


def _place(seen: Seen, deeds: Mapping[str, Sequence[tuple[float, Shown]]]) -> int:
    """Of the last deed by which the item was as it was shown; -1 where there is none."""
    if seen.shown is None:
        return -1
    status, count = seen.shown
    history = enumerate(shown for _, shown in deeds[seen.item])
    return max((place for place, shown in history if shown == (status or shown[0], count)), default=-1)
