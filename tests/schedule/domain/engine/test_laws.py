"""Laws of placing, on random networks of up to twelve activities."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from schedule.contracts import CalendarKind, LinkType
from schedule.domain.analysis import analysed
from schedule.domain.engine import placed, replaced
from schedule.domain.moments import moment
from schedule.domain.network import Activity, Link, Network, Span
from schedule.domain.placements import Placements
from schedule.domain.violations import Broken
from schedule.domain.work_calendar import FIVE_DAYS, WorkCalendar
from tests.schedule.domain.engine.networks import BEGINS, OFFICES, key

SPANS = st.builds(Span, st.integers(0, 4), st.sampled_from([0, 0, 30, 245]))
WORK = SPANS.filter(lambda length: length != Span())
LAGS = st.builds(Span, st.integers(-2, 2), st.sampled_from([0, 0, -45, 90]))
START = moment(BEGINS, 9 * 60)
MOMENTS = st.none() | st.integers(START - 3 * 1440, START + 20 * 1440)
ONE = {CalendarKind.WORKING: FIVE_DAYS, CalendarKind.EVERY_DAY: FIVE_DAYS}
Calendars = Mapping[CalendarKind, WorkCalendar]


@st.composite
def networks(draw: st.DrawFn, calendars: Calendars = OFFICES, *, lengths: st.SearchStrategy[Span] = SPANS) -> Network:
    count = draw(st.integers(1, 12))
    ids = [key(str(at)) for at in range(count)]
    activities = [
        Activity(each, str(at), draw(lengths), draw(st.sampled_from(CalendarKind)), draw(MOMENTS), draw(MOMENTS))
        for at, each in enumerate(ids)
    ]
    held = draw(st.lists(st.integers(0, count - 1), max_size=2))
    activities = [
        replace(each, held_at=START + 1440 * at) if at in held else each for at, each in enumerate(activities)
    ]
    pairs = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=24))
    waits = [
        Link(key(f"link {at}"), ids[min(pair)], ids[max(pair)], draw(st.sampled_from(LinkType)), draw(LAGS))
        for at, pair in enumerate(pairs)
        if pair[0] != pair[1]
    ]
    return Network(tuple(draw(st.permutations(activities))), tuple(draw(st.permutations(waits))), calendars, START)


def longest(network: Network) -> dict[str, int]:
    """Working minute at which each starts in a single calendar: the longest of all ways to it, tried one by one."""
    by = {each.id: each for each in network.activities}

    def start(activity: Activity) -> int:
        works = network.calendars[activity.calendar]
        if activity.held_at is not None:
            return works.worked(activity.held_at)
        floor = network.begins if activity.not_before is None else activity.not_before
        ways = [works.worked(floor)]
        for link in network.links:
            if link.successor == activity.id:
                ends = link.type in (LinkType.FINISH_START, LinkType.FINISH_FINISH)
                meets = link.type in (LinkType.FINISH_FINISH, LinkType.START_FINISH)
                before = by[link.predecessor]
                way = start(before) + (before.length.within(works) if ends else 0) + link.lag.within(works)
                ways.append(way - (activity.length.within(works) if meets else 0))
        return max(ways)

    return {each.name: start(each) for each in network.activities}


@settings(max_examples=150, deadline=None)
@given(networks(ONE))
def test_each_starts_at_the_end_of_the_longest_way_to_it(network: Network) -> None:
    where = placed(network)
    starts = {each.name: FIVE_DAYS.worked(where[each.id].start) for each in network.activities}
    assert starts == longest(network)


@settings(max_examples=150, deadline=None)
@given(networks())
def test_nothing_lies_before_its_links_and_its_constraint_allow(network: Network) -> None:
    where = placed(network)
    by = {each.id: each for each in network.activities}
    for each in network.activities:
        if each.held_at is None:
            assert where[each.id].start >= (network.begins if each.not_before is None else each.not_before)
    for link in network.links:
        after, works = where[link.successor], network.calendars[by[link.successor].calendar]
        if by[link.successor].held_at is None:
            left = where[link.predecessor].finish if link.leaves_finish else where[link.predecessor].start
            meets_finish = link.type in (LinkType.FINISH_FINISH, LinkType.START_FINISH)
            met = after.finish if meets_finish else after.start
            assert works.between(left, met) >= link.lag.within(works)


@settings(max_examples=150, deadline=None)
@given(networks(), st.data())
def test_what_is_placed_anew_in_part_is_placed_as_anew_in_whole(network: Network, data: st.DataObject) -> None:
    before = placed(network)
    changed = set(data.draw(st.lists(st.sampled_from(network.activities), max_size=3)))
    activities = tuple(
        replace(each, not_before=data.draw(MOMENTS), length=data.draw(SPANS)) if each in changed else each
        for each in network.activities
    )
    gone = data.draw(st.lists(st.sampled_from(network.links), max_size=2)) if network.links else []
    after = replace(network, activities=activities, links=tuple(each for each in network.links if each not in gone))
    touched = {each.id for each in changed} | {link.successor for link in gone}
    assert replaced(after, before, touched) == placed(after)


@settings(max_examples=150, deadline=None)
@given(networks(), st.randoms())
def test_placing_again_and_in_another_order_changes_nothing(network: Network, random: object) -> None:
    before = placed(network)
    assert placed(network) == before
    assert replaced(network, before, [each.id for each in network.activities]) == before
    turned = replace(network, activities=network.activities[::-1], links=network.links[::-1])
    assert placed(turned) == before


@settings(max_examples=150, deadline=None)
@given(networks(lengths=WORK))
def test_what_slips_by_its_total_float_does_not_delay_the_whole_and_by_more_it_does(network: Network) -> None:
    free = replace(
        network, activities=tuple(replace(each, must_end_by=None, held_at=None) for each in network.activities)
    )
    where = placed(free)
    end = _end(where)
    for each in free.activities:
        slack = analysed(free, where).floats[each.id].total_float
        assert slack >= 0
        assert _end(_slipped(free, each, slack)) == end
        assert _end(_slipped(free, each, slack + 1)) > end


@settings(max_examples=150, deadline=None)
@given(networks(lengths=WORK))
def test_what_slips_by_its_free_float_moves_nothing_else_and_by_more_it_does(network: Network) -> None:
    free = replace(network, activities=tuple(replace(each, held_at=None) for each in network.activities))
    where = placed(free)
    end = _end(where)
    for each in free.activities:
        slack = analysed(free, where).floats[each.id].free_float
        assert _others(_slipped(free, each, slack), each) == _others(where, each)
        later = _slipped(free, each, slack + 1)
        assert _others(later, each) != _others(where, each) or later[each.id].finish > end


@settings(max_examples=150, deadline=None)
@given(networks())
def test_only_what_is_held_can_break_a_link(network: Network) -> None:
    found = analysed(network, placed(network)).violations
    held = {each.id for each in network.activities if each.held_at is not None}
    assert {each.activity_id for each in found if each.broken is Broken.LINK} <= held


def _end(where: Placements) -> int:
    return max(each.finish for each in where.values())


def _slipped(network: Network, slow: Activity, minutes: int) -> Placements:
    works = network.calendars[slow.calendar]
    start = placed(network)[slow.id].start
    moved = replace(slow, not_before=works.start_of(works.worked(start) + minutes))
    return placed(replace(network, activities=tuple(moved if each is slow else each for each in network.activities)))


def _others(where: Placements, slow: Activity) -> dict[UUID, tuple[int, int]]:
    return {each: (placing.start, placing.finish) for each, placing in where.items() if each != slow.id}
