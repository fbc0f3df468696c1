"""What became of all that was acknowledged while something broke."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.product import until
from tests.faults.asking import Tally
from tests.faults.load import LONGEST, WORDS, Load, logged, pages
from tests.faults.readers import staleness, wrong
from tests.faults.writers import Writer

# A change that could not be told to Redis shows after this at the latest (docs/adr/0017); what could is read at once,
# by whoever is not held up between asking and being heard.
STALE_SECONDS, AT_ONCE_SECONDS = 5.0, 1.0
TOLD = {"comment.added", "feedback.created"}


@dataclass
class Row:
    """One fault; all of `lost`, `wrong` and `flawed` is a defect, `refused` and `cut` are how it showed."""

    fault: str
    load: str = WORDS
    acknowledged: int = 0
    answered: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    stale_seconds: float = 0.0
    refused: dict[str, int] = field(default_factory=dict)
    flawed: list[str] = field(default_factory=list)
    cut: dict[str, int] = field(default_factory=dict)
    silence_seconds: float = 0.0
    write_silence_seconds: float = 0.0
    recovery_seconds: float | None = None

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.wrong or self.flawed)


def verdict(fault: str, load: Load, recovery_seconds: float, *, stale_seconds: float = AT_ONCE_SECONDS) -> Row:
    """Of a load that has ended; waits for what is still to be done. What is older than `stale_seconds` is wrong."""
    failures = [each.failure for each in (*load.writers, *load.doers) if each.failure]
    assert not failures, failures
    undone = unmade(load)
    log = logged(load.owner, load.project_id)
    deeds = {item: done for writer in load.writers for item, done in writer.deeds.items()}
    stale = max(staleness(reader, deeds) for reader in load.readers)
    strange = [text for reader in load.readers for text in wrong(reader, deeds)]
    if stale > stale_seconds:
        strange.append(f"an answer that was {stale:.1f} s old")
    return Row(
        fault,
        acknowledged=load.acknowledged,
        answered=sum(len(tally.good) for tally in load.tallies),
        lost=[*unlogged(load.writers, log), *unstored(load), *unheard(load, log), *undone],
        wrong=[*unasked(load.writers, log), *out_of_order(load, log), *strange],
        stale_seconds=stale,
        refused=dict(sum((tally.refused for tally in load.tallies), Counter())),
        flawed=[flaw for tally in load.tallies for flaw in tally.flawed],
        cut=dict(sum((tally.cut for tally in load.tallies), Counter())),
        silence_seconds=silence(load, load.tallies),
        write_silence_seconds=silence(load, [each.asker.tally for each in load.writers]),
        recovery_seconds=recovery_seconds,
    )


def silence(load: Load, tallies: Sequence[Tally]) -> float:
    """The longest time in which nobody of these was answered well."""
    moments = sorted(ended for tally in tallies for _, ended in tally.good if ended < load.ended)
    return max(later - earlier for earlier, later in zip(moments, [*moments[1:], load.ended], strict=True))


def told_in(log: Sequence[Mapping[str, Any]]) -> Counter[tuple[str, str]]:
    told: Counter[tuple[str, str]] = Counter()
    for event in log:
        if event["type"] in TOLD and event["data"]["text"].startswith("글 "):
            told["text", event["data"]["text"]] += 1
        elif event["type"] == "status.changed":
            told[f"status {event['data']['feedback_id']}", event["data"]["status"]] += 1
    return told


def done_by(writers: Sequence[Writer]) -> Counter[tuple[str, str]]:
    done: Counter[tuple[str, str]] = Counter()
    for writer in writers:
        done.update(("text", text) for texts in writer.texts.values() for text in texts)
        done.update((f"status {item}", status) for item, found in writer.statuses.items() for status in found)
    return done


def unlogged(writers: Sequence[Writer], log: Sequence[Mapping[str, Any]]) -> list[str]:
    """Acknowledged deeds that no event tells."""
    return [f"no event: {what}" for what in (done_by(writers) - told_in(log)).elements()]


def unasked(writers: Sequence[Writer], log: Sequence[Mapping[str, Any]]) -> list[str]:
    """Events of no deed, or of one that was told before."""
    return [f"twice or by nobody: {what}" for what in (told_in(log) - done_by(writers)).elements()]


def written(writers: Sequence[Writer]) -> dict[str, tuple[str, list[str]]]:
    """By item its status and the comments on it, as they were acknowledged."""
    found: dict[str, tuple[str, list[str]]] = {}
    for writer in writers:
        for item in (writer.texts.keys() | writer.statuses.keys()) - {""}:
            found[item] = ["open", *writer.statuses[item]][-1], sorted(writer.texts[item])
    return found


def unstored(load: Load) -> list[str]:
    """Items that REST does not show as they were acknowledged to be."""
    missing = []
    for item, (status, texts) in written(load.writers).items():
        shown = load.owner.must("GET", f"{load.path}/{item}", 200)["status"]
        found = sorted(row["text"] for row in pages(load.owner, f"{load.path}/{item}/comments?page_size=100"))
        if (shown, found) != (status, texts):
            missing.append(f"{item} is {shown} with {len(found)} comments, not {status} with {len(texts)}")
    return missing


def unheard(load: Load, log: Sequence[Mapping[str, Any]]) -> list[str]:
    """What sockets and the webhook have missed."""
    until(lambda: load.followers.least() >= len(log), LONGEST, "the last event everywhere")
    load.followers.stop()
    wanted = {event["seq"] for event in log if event["type"] == "comment.added"}
    deadline = time.monotonic() + LONGEST
    while not (heard := wanted <= set(load.receiver.seqs)) and time.monotonic() < deadline:
        time.sleep(0.1)
    frames, everything = load.followers.frames, {event["seq"] for event in log}
    sockets = [len(everything - {frames[place]["seq"] for place in each.seen}) for each in load.followers.all]
    missed = [f"a socket missed {count} events" for count in sockets if count]
    return missed if heard else [*missed, f"the webhook missed {len(wanted - set(load.receiver.seqs))} events"]


def out_of_order(load: Load, log: Sequence[Mapping[str, Any]]) -> list[str]:
    """Sockets and webhooks that were told otherwise than the log tells it; what came after it was read is left out."""
    seen = [[load.followers.frames[place] for place in each.seen] for each in load.followers.all]
    sockets = sum([event for event in events if event["seq"] <= len(log)] != list(log) for events in seen)
    found = [f"{sockets} sockets have another order"] if sockets else []
    if resyncs := sum(each.resyncs for each in load.followers.all):
        found.append(f"{resyncs} resyncs")
    firsts = list(dict.fromkeys(load.receiver.seqs))
    return found if firsts == sorted(firsts) else [*found, "the webhook was told in another order"]


def unmade(load: Load) -> list[str]:
    return [f"{type(doer).__name__}: {each}" for doer in load.doers for each in doer.lost()]  # type: ignore[attr-defined]
