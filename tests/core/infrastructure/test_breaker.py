"""A part that failed is left alone, then tried by one."""

from core.infrastructure.breaker import REST_SECONDS, Breaker


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_works_is_always_tried() -> None:
    breaker = Breaker()
    for _ in range(3):
        assert breaker.may_try()
        breaker.worked()


def test_what_failed_rests_and_is_then_tried_by_one() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    assert breaker.failed()
    assert not breaker.may_try()
    clock.now += REST_SECONDS
    assert [breaker.may_try() for _ in range(3)] == [True, False, False]


def test_what_works_again_is_tried_by_all() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed()
    clock.now += REST_SECONDS
    assert breaker.may_try()
    breaker.worked()
    assert [breaker.may_try() for _ in range(3)] == [True, True, True]


def test_what_fails_again_rests_again_and_is_no_news() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    assert breaker.failed()
    clock.now += REST_SECONDS
    assert breaker.may_try()
    assert not breaker.failed()
    clock.now += REST_SECONDS / 2
    assert not breaker.may_try()


def test_a_try_that_never_ends_is_followed_by_another() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed()
    clock.now += REST_SECONDS
    assert breaker.may_try()
    clock.now += REST_SECONDS
    assert breaker.may_try()
