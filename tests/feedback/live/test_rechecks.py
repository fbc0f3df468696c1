"""Asking again whether a reader may read: once for all sockets of a person, and never before the doubt."""

import asyncio

import pytest

from core.domain.ids import new_id
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.joint import JointQuestions
from core.presentation.live.limits import RECHECK_SECONDS
from core.presentation.live.outlet import recheck_after
from tests.feedback.live.memory import run

KEY = "somebody at a project"


class Asked:
    """Answers with the number of the question, once it may."""

    def __init__(self) -> None:
        self.count = 0
        self.may_answer = asyncio.Event()
        self.questions = JointQuestions[int]()

    def wants(self, doubted_at: float, key: str = KEY) -> "asyncio.Task[int]":
        return asyncio.create_task(self.questions.ask(key, doubted_at, self._answer))

    async def _answer(self) -> int:
        self.count += 1
        number = self.count
        await self.may_answer.wait()
        return number


def now() -> float:
    return asyncio.get_running_loop().time()


async def _reach_the_question() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_all_who_doubt_at_the_same_time_get_the_answer_to_one_question() -> None:
    async def scenario() -> None:
        asked = Asked()
        doubts = [asked.wants(now()) for _ in range(20)]
        await _reach_the_question()
        asked.may_answer.set()
        assert set(await asyncio.gather(*doubts)) == {1}

    run(scenario)


def test_a_question_that_was_asked_before_the_doubt_does_not_answer_it() -> None:
    async def scenario() -> None:
        asked = Asked()
        first = asked.wants(now())
        await _reach_the_question()
        later = [asked.wants(now()) for _ in range(2)]
        await _reach_the_question()
        asked.may_answer.set()
        assert await asyncio.gather(first, *later) == [1, 2, 2]

    run(scenario)


def test_an_answer_that_was_given_is_not_kept() -> None:
    async def scenario() -> None:
        asked = Asked()
        asked.may_answer.set()
        doubted_at = now()
        assert [await asked.wants(doubted_at), await asked.wants(doubted_at)] == [1, 2]

    run(scenario)


def test_others_ask_for_themselves() -> None:
    async def scenario() -> None:
        asked = Asked()
        doubts = [asked.wants(now(), key) for key in ("one", "another")]
        asked.may_answer.set()
        assert sorted(await asyncio.gather(*doubts)) == [1, 2]

    run(scenario)


def test_who_leaves_does_not_take_the_answer_from_the_others() -> None:
    async def scenario() -> None:
        asked = Asked()
        leaving, staying = asked.wants(now()), asked.wants(now() - 1)
        await _reach_the_question()
        leaving.cancel()
        await _reach_the_question()
        asked.may_answer.set()
        assert (await staying, leaving.cancelled()) == (1, True)

    run(scenario)


def test_a_refusal_reaches_all() -> None:
    async def refuse() -> int:
        raise SocketClosed(CloseCode.NOT_PERMITTED)

    async def scenario() -> None:
        questions = JointQuestions[int]()
        told = await asyncio.gather(*(questions.ask(KEY, 0, refuse) for _ in range(3)), return_exceptions=True)
        assert [type(each) for each in told] == [SocketClosed] * 3

    run(scenario)


@pytest.mark.parametrize("opened_at", [0.0, 12.5, 4711.0])
def test_all_sockets_of_a_person_ask_again_together_and_within_a_minute(opened_at: float) -> None:
    person = new_id()
    due = recheck_after(opened_at, (person, new_id()))
    assert opened_at < due <= opened_at + RECHECK_SECONDS
    for share in (0.1, 0.5, 0.9):
        later = opened_at + share * (due - opened_at)
        assert recheck_after(later, (person, None)) == pytest.approx(due)


def test_people_do_not_all_ask_at_once() -> None:
    due = {round(recheck_after(0.0, (new_id(), None)), 1) for _ in range(50)}
    assert len(due) > 10
