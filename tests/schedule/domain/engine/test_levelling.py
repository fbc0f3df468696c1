"""Work is put off until whoever is to do it has time; what is kept stays."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedule.contracts import CalendarKind
from schedule.domain.allocation import MOST_PERSON_DAYS, Overload, overloads
from schedule.domain.engine import placed
from schedule.domain.levelling import Delay, levelled
from schedule.domain.moments import Moment, day_of, moment
from schedule.domain.network import Activity, Network, Span
from schedule.domain.refusals import TooMuchToLevel
from schedule.domain.work_calendar import END
from tests.schedule.domain.engine.networks import activity, key, links, offices
from tests.schedule.domain.engine.test_laws import WORK, networks

KIM, LEE = key("김"), key("이")
A, B, C = activity("A", 2), activity("B", 3), activity("C", 1)


def at(day: int) -> Moment:
    return moment(date(2026, 3, day), 9 * 60)


def over(network: Network, people: dict[UUID, tuple[UUID, ...]]) -> tuple[Overload, ...]:
    return overloads(network, placed(network), people, 0, END)


def with_delays(network: Network, delays: dict[UUID, Delay]) -> Network:
    return replace(
        network,
        activities=tuple(
            replace(each, not_before=delays[each.id].not_before) if each.id in delays else each
            for each in network.activities
        ),
    )


def test_who_has_two_tasks_on_a_day_is_told_with_what_each_takes() -> None:
    found = over(offices(A, B, C), {A.id: (KIM,), B.id: (KIM, LEE), C.id: (LEE,)})
    told = [(each.person, day_of(each.day * 1440).day, each.minutes, each.capacity) for each in found]
    assert sorted(told, key=str) == sorted([(KIM, 2, 960, 480), (LEE, 2, 960, 480), (KIM, 3, 960, 480)], key=str)
    assert {share.activity_id: share.minutes for share in found[-1].shares} == {A.id: 480, B.id: 480}


def test_more_days_of_work_than_can_be_looked_at_are_refused() -> None:
    team = tuple(key(str(at)) for at in range(MOST_PERSON_DAYS // 3650 + 1))
    long = activity("A", 3650)
    network = offices(long)
    with pytest.raises(TooMuchToLevel):
        over(network, {long.id: team})
    assert overloads(network, placed(network), {long.id: team}, 0, at(31)) == ()


def test_two_half_days_are_one_day() -> None:
    halves = [activity(name, 0, minutes=240) for name in "AB"]
    assert over(offices(*halves), {each.id: (KIM,) for each in halves}) == ()


def test_work_of_others_and_milestones_take_no_time() -> None:
    assert over(offices(A, B, activity("Goal", 0)), {A.id: (KIM,), B.id: (LEE,), key("Goal"): (KIM,)}) == ()


def test_only_days_that_are_asked_for_are_told() -> None:
    network = offices(A, B)
    found = overloads(network, placed(network), {A.id: (KIM,), B.id: (KIM,)}, at(3), at(4))
    assert [day_of(each.day * 1440).day for each in found] == [3]


def test_the_one_that_may_wait_waits_and_says_for_whom_and_where_he_is() -> None:
    network = offices(A, B, C, links=links("C", "B"))
    assert levelled(network, {A.id: (KIM,), B.id: (KIM,)}, ()) == {A.id: Delay(at(5), KIM, B.id)}


def test_it_waits_until_the_last_of_its_people_has_time() -> None:
    network = offices(A, B, C, links=links("C", "A, B"))
    found = levelled(replace(network, links=()), {A.id: (LEE,), B.id: (KIM,), C.id: (KIM, LEE)}, ())
    assert found == {C.id: Delay(at(5), KIM, B.id)}


def test_links_are_kept() -> None:
    network = offices(A, B, C, links=links("C", "A"))
    after = placed(with_delays(network, levelled(network, {A.id: (KIM,), B.id: (KIM,), C.id: (LEE,)}, ())))
    assert after[C.id].start >= after[A.id].finish


@pytest.mark.parametrize("kept", ["by hand", "held"])
def test_what_is_kept_stays_and_what_could_not_wait_waits_for_it(kept: str) -> None:
    stays = replace(A, held_at=at(2)) if kept == "held" else A
    network = offices(stays, B, C, links=links("C", "B"))
    found = levelled(network, {A.id: (KIM,), B.id: (KIM,)}, {A.id} if kept == "by hand" else ())
    assert found == {B.id: Delay(at(4), KIM, A.id)}


def test_nothing_waits_for_what_it_pushes_itself() -> None:
    network = offices(A, B, links=links("B", "A-1"))
    assert levelled(network, {A.id: (KIM,), B.id: (KIM,)}, {B.id}) == {}


def test_two_that_are_kept_stay_both() -> None:
    network = offices(A, B)
    assert levelled(network, {A.id: (KIM,), B.id: (KIM,)}, {A.id, B.id}) == {}


def test_a_kept_task_that_a_link_pushes_is_waited_for_where_it_comes_to_lie() -> None:
    network = offices(A, B, C, activity("D", 2), links=links("C", "A"))
    people = {A.id: (KIM,), B.id: (KIM,), C.id: (LEE,), key("D"): (LEE,)}
    after = with_delays(network, levelled(network, people, {B.id, C.id}))
    assert over(after, people) == ()


def test_on_a_saturday_only_work_on_all_days_is_done() -> None:
    shoots = [activity(name, 3, calendar=CalendarKind.EVERY_DAY) for name in "AB"]
    network = offices(*shoots, begins=at(5))
    (delay,) = levelled(network, {each.id: (KIM,) for each in shoots}, ()).values()
    assert delay.not_before == at(8)


def test_more_person_days_than_can_be_looked_at_are_refused() -> None:
    years = activity("Years", 3650, calendar=CalendarKind.EVERY_DAY)
    team = tuple(key(str(at)) for at in range(MOST_PERSON_DAYS // 3650 + 1))
    assert levelled(offices(years), {years.id: team[:-1]}, ()) == {}
    with pytest.raises(TooMuchToLevel):
        levelled(offices(years), {years.id: team}, ())


def test_thousands_of_tasks_of_one_person_are_put_into_a_row() -> None:
    tasks = [activity(str(at), 1) for at in range(2000)]
    network = offices(*tasks)
    people = {each.id: (KIM,) for each in tasks}
    after = with_delays(network, levelled(network, people, ()))
    assert len({where.first_day for where in placed(after).values()}) == 2000
    assert over(after, people) == ()


@st.composite
def staffed(draw: st.DrawFn) -> tuple[Network, dict[UUID, tuple[UUID, ...]], set[UUID]]:
    network = draw(networks(lengths=WORK | st.just(Span())))
    who = st.lists(st.sampled_from([KIM, LEE, key("박")]), max_size=2, unique=True).map(tuple)
    people = {each.id: draw(who) for each in network.activities}
    kept = set(draw(st.lists(st.sampled_from(network.activities), max_size=2)))
    return network, people, {each.id for each in kept}


def pushed(network: Network, kept: set[UUID]) -> bool:
    """Whether links may push what is kept."""
    return any(link.successor in kept for link in network.links)


def _stays(each: Activity, kept: set[UUID]) -> bool:
    return each.id in kept or each.held_at is not None


@settings(max_examples=150, deadline=None)
@given(staffed())
def test_levelled_work_is_within_the_days_never_earlier_and_stays_so(
    drawn: tuple[Network, dict[UUID, tuple[UUID, ...]], set[UUID]],
) -> None:
    network, people, kept = drawn
    delays = levelled(network, people, kept)
    after = with_delays(network, delays)
    before, then = placed(network), placed(after)
    stays = {each.id for each in network.activities if _stays(each, kept)}
    assert not stays & delays.keys()
    assert all(then[each].start >= before[each].start for each in before)
    left = over(after, people)
    assert all(stays & {share.activity_id for share in overload.shares} for overload in left)
    if not pushed(network, kept):
        assert all(stays >= {share.activity_id for share in overload.shares} for overload in left)
        assert levelled(after, people, kept) == {}
    assert all(delay.person in people[each] and delay.busy_with != each for each, delay in delays.items())
