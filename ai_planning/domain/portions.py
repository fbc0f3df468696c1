"""A long text in portions: in order, about equally long, and cut where people pause."""

import re
from collections.abc import Sequence

_SENTENCE = re.compile(r"(?<=[.!?…。！？])\s+|\n+")
LONGEST_SENTENCE = 400
_WORDS = re.compile(rf"\S[\s\S]{{0,{LONGEST_SENTENCE - 1}}}(?:(?!\S)|$)|\S+")
_PAUSES = ("\n", ". ", "。", "! ", "? ", "… ", ", ", " ")


def in_portions(weights: Sequence[float], count: int) -> list[range]:
    """`count` stretches of the places of `weights`, none empty, as equal in weight as order allows.

    There have to be as many weights as that.
    """
    total, done, start, stretches = sum(weights) or 1.0, 0.0, 0, list[range]()
    for place, weight in enumerate(weights):
        done += weight
        left, portions_left = len(weights) - place - 1, count - len(stretches) - 1
        is_full = done >= total * (len(stretches) + 1) / count
        if portions_left and left >= portions_left and (is_full or left == portions_left):
            stretches.append(range(start, place + 1))
            start = place + 1
    return [*stretches, range(start, len(weights))]


def allotted(weights: Sequence[float], most: Sequence[int], count: int) -> list[int]:
    """How many of `count` each gets: at least one, at most `most`, and the others where a portion is heaviest."""
    shares = [1] * len(weights)
    for _ in range(count - len(weights)):
        open_places = [place for place in range(len(weights)) if shares[place] < most[place]]
        if not open_places:
            break
        shares[max(open_places, key=lambda place: weights[place] / shares[place])] += 1
    return shares


def sentences(text: str, most: int) -> list[str]:
    """At most so many: the shortest go together. What has no sentences is parted between words."""
    found = [each for each in _SENTENCE.split(text) if each and not each.isspace()]
    if len(found) < most and len(text) > LONGEST_SENTENCE * len(found):
        found = [part for each in found for part in _pieces(each)]
    if len(found) <= most:
        return [each.strip() for each in found]
    return [" ".join(found[place] for place in each) for each in in_portions([len(one) for one in found], most)]


def _pieces(text: str) -> list[str]:
    """No longer than a long sentence, as far as there are spaces."""
    return _WORDS.findall(text)


def cut(text: str, longest: int) -> tuple[str, str]:
    """What fits, and what does not, cut at the last pause if there is one in its second half."""
    if len(text) <= longest:
        return text, ""
    head = text[:longest]
    for pause in _PAUSES:
        place = head.rfind(pause, longest // 2)
        if place >= 0:
            end = place + len(pause)
            return text[:end].rstrip(), text[end:].lstrip()
    return head.rstrip(), text[longest:].lstrip()
