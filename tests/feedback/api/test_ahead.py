"""In front of Django: the same as behind it, as long as nothing has changed, and not a moment longer."""

import io
import logging
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from prometheus_client import REGISTRY
from pytest_django.fixtures import Settings

from config.wsgi import application
from core.domain.actor import Actor
from core.infrastructure.redis import redis_client
from core.presentation.ahead import Ahead
from identity.bootstrap import issue_access_token
from tests.core.kept import forget_everything
from tests.feedback.api.conftest import Review

pytestmark = pytest.mark.django_db(transaction=True)
Told = tuple[str, dict[str, str], bytes]
OWN = {"X-Request-ID", "RateLimit-Remaining", "RateLimit-Reset"}


class Counting:
    """Django, and how often it was asked."""

    def __init__(self) -> None:
        assert isinstance(application, Ahead)
        self.asked, self._django, self._who = 0, application._application, application._who
        self.front = Ahead(self, self._who)
        self.also: tuple[str, str] | None = None
        self.is_streaming = False

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked += 1

        def started(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            return start_response(status, [*headers, self.also] if self.also else headers, *failure)

        answer = self._django(environ, started)
        return iter([b"".join(answer)]) if self.is_streaming else answer

    def get(self, path: str, actor: Actor, **more: str) -> Told:
        head: list[Any] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "testserver",
            "HTTP_AUTHORIZATION": f"Bearer {issue_access_token(actor)}",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        }
        body = b"".join(self.front(environ | more, lambda status, headers: head.append((status, dict(headers)))))
        ((status, headers),) = head
        return status, headers, body


@pytest.fixture
def django() -> Counting:
    return Counting()


def lasting(told: Told) -> tuple[str, dict[str, str], bytes]:
    status, headers, body = told
    return status, {name: value for name, value in headers.items() if name not in OWN}, body


FORMS = {
    "plain": {},
    "compressed": {"HTTP_ACCEPT_ENCODING": "gzip"},
    "English": {"HTTP_ACCEPT_LANGUAGE": "en"},
    "from a page": {"HTTP_ORIGIN": "http://localhost:3000"},
}


@pytest.mark.parametrize("form", FORMS)
def test_it_gives_what_django_gave_without_asking_it(
    review: Review, feedback_id: str, django: Counting, form: str
) -> None:
    for path in (review.path, f"{review.path}/{feedback_id}", f"{review.path}/{feedback_id}/comments"):
        first = django.get(path, review.actor, **FORMS[form])
        asked = django.asked
        again = django.get(path, review.actor, **FORMS[form], HTTP_X_REQUEST_ID="mine")
        assert django.asked == asked
        assert lasting(again) == lasting(first)
        assert again[1]["X-Request-ID"] == "mine"
        assert int(again[1]["RateLimit-Remaining"]) < int(first[1]["RateLimit-Remaining"])


def test_each_page_is_told_its_own_origin(review: Review, feedback_id: str, django: Counting) -> None:
    pages = ["", "http://localhost:3000", "https://elsewhere.example"]
    name = "access-control-allow-origin"
    for _ in range(2):
        told = [django.get(review.path, review.actor, HTTP_ORIGIN=page)[1].get(name) for page in pages]
        assert told == [None, "http://localhost:3000", None]
    assert django.asked == len(pages)


def test_a_cookie_that_names_a_language_is_heard(review: Review, feedback_id: str, django: Counting) -> None:
    languages = [
        django.get(review.path, review.actor, HTTP_COOKIE=cookie)[1]["Content-Language"]
        for cookie in ("", "django_language=en", "")
    ]
    assert languages == ["ko", "en", "ko"]


@pytest.mark.parametrize("name", ["X-Client-ID", "*"])
def test_what_differs_by_more_than_is_looked_at_django_answers(
    review: Review, feedback_id: str, django: Counting, name: str
) -> None:
    django.also = ("Vary", name)
    for _ in range(2):
        assert django.get(review.path, review.actor)[0] == "200 OK"
    assert django.asked == 2


def test_what_has_no_body_at_hand_is_not_given_again(review: Review, feedback_id: str, django: Counting) -> None:
    django.is_streaming = True
    first, again = (django.get(review.path, review.actor)[2] for _ in range(2))
    assert first == again != b""


def test_where_nothing_is_to_be_kept_django_answers(
    review: Review, feedback_id: str, django: Counting, settings: Settings
) -> None:
    settings.CACHE_HOT_SECONDS = 0
    assert [django.get(review.path, review.actor)[0] for _ in range(2)] == ["200 OK"] * 2
    assert django.asked == 2


def test_what_the_caller_has_is_not_sent_again(review: Review, feedback_id: str, django: Counting) -> None:
    tag = django.get(review.path, review.actor)[1]["ETag"]
    answers = [django.get(review.path, review.actor, HTTP_IF_NONE_MATCH=tag) for _ in range(3)]
    assert [(status, body) for status, _, body in answers] == [("304 Not Modified", b"")] * 3
    assert (django.asked, answers[2][1]["ETag"]) == (2, tag)


def test_a_change_shows_at_once(review: Review, feedback_id: str, django: Counting) -> None:
    path = f"{review.path}/{feedback_id}/comments"
    for number in range(3):
        django.get(path, review.actor)
        review.comment(feedback_id, f"의견 {number}")
        assert f"의견 {number}".encode() in django.get(path, review.actor)[2]


def test_who_was_removed_is_shown_nothing_more(
    review: Review, join: Callable[[str], Review], feedback_id: str, django: Counting
) -> None:
    member = join("viewer")
    assert [django.get(review.path, member.actor)[0] for _ in range(2)] == ["200 OK"] * 2
    removed = review.api.delete(f"/v2/projects/{review.project_id}/members/{member.actor.user_id}")
    assert removed.status_code == 204
    assert django.get(review.path, member.actor)[0] == "404 Not Found"


def test_another_person_is_not_given_it(
    review: Review, feedback_id: str, django: Counting, make_person: Callable[..., Actor]
) -> None:
    django.get(review.path, review.actor)
    assert django.get(review.path, make_person())[0] == "404 Not Found"
    assert django.get(review.path, review.actor, HTTP_AUTHORIZATION="Bearer nonsense")[0] == "401 Unauthorized"
    assert django.get(review.path, review.actor, HTTP_AUTHORIZATION="")[0] == "401 Unauthorized"


def test_an_account_that_was_closed_is_refused(review: Review, feedback_id: str, django: Counting) -> None:
    from identity.bootstrap.parts import standings
    from identity.infrastructure.models import User

    token = issue_access_token(review.actor)
    for _ in range(2):
        assert django.get(review.path, review.actor, HTTP_AUTHORIZATION=f"Bearer {token}")[0] == "200 OK"
    User.objects.filter(id=review.actor.user_id).update(is_active=False)
    standings().change(review.actor.user_id)
    assert django.get(review.path, review.actor, HTTP_AUTHORIZATION=f"Bearer {token}")[0] == "401 Unauthorized"


def test_each_request_is_counted_once(review: Review, feedback_id: str, django: Counting, settings: Settings) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"list": "4/h"}
    told = []
    for turn in range(6):
        status, headers, _ = django.get(review.path, review.actor)
        told.append((status[:3], headers["RateLimit-Remaining"]))
        if turn == 1:
            review.comment(feedback_id)
    assert told == [("200", "3"), ("200", "2"), ("200", "1"), ("200", "0"), ("429", "0"), ("429", "0")]


def looked_up() -> Counter[tuple[str, str]]:
    """Lookups so far, by entry and layer."""
    families = (each for each in REGISTRY.collect() if each.name == "videoplanet_cache_lookups")
    samples = [each for family in families for each in family.samples if each.name.endswith("_total")]
    return Counter({(each.labels["entry"], each.labels["layer"]): int(each.value) for each in samples})


@pytest.fixture(params=["", "/{item}", "/{item}/comments"], ids=["list", "item", "conversation"])
def place(request: pytest.FixtureRequest, review: Review, feedback_id: str) -> str:
    """What is kept."""
    return f"{review.path}{request.param.format(item=feedback_id)}"


def test_of_ten_requests_two_of_which_are_cold_eight_are_hits(
    review: Review, feedback_id: str, django: Counting, place: str
) -> None:
    found = Counter[tuple[str, str]]()
    for _ in range(2):
        review.comment(feedback_id)
        before = looked_up()
        assert [django.get(place, review.actor)[0] for _ in range(5)] == ["200 OK"] * 5
        found += looked_up() - before
    assert found == {("ready", "memory"): 8, ("answer", "database"): 2}


def test_what_is_found_behind_is_a_hit_and_in_front_no_miss(
    review: Review, feedback_id: str, django: Counting, place: str
) -> None:
    django.get(place, review.actor)
    before = looked_up()
    django.get(place, review.actor, HTTP_ACCEPT_ENCODING="gzip")
    assert looked_up() - before == {("answer", "memory"): 1}


def test_whom_the_view_refuses_looks_nothing_up(
    review: Review, django: Counting, place: str, make_person: Callable[..., Actor]
) -> None:
    before = looked_up()
    assert django.get(place, make_person())[0] == "404 Not Found"
    assert looked_up() == before


def test_what_is_never_kept_is_no_answer_that_was_missed(review: Review, django: Counting) -> None:
    before = looked_up()
    for _ in range(3):
        assert django.get("/v2/projects", review.actor)[0] == "200 OK"
    assert {entry for entry, _ in looked_up() - before}.isdisjoint({"ready", "answer"})


def test_who_is_over_the_rate_looks_up_nothing_more(
    review: Review, feedback_id: str, django: Counting, settings: Settings
) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"list": "1/h"}
    before = looked_up()
    assert [django.get(review.path, review.actor)[0][:3] for _ in range(2)] == ["200", "429"]
    assert looked_up() - before == {("answer", "database"): 1}


def test_what_redis_has_forgotten_django_answers(review: Review, feedback_id: str, django: Counting) -> None:
    first = django.get(review.path, review.actor)
    redis_client().delete(*redis_client().keys("changes:*"))
    assert lasting(django.get(review.path, review.actor)) == lasting(first)
    assert django.asked == 2


def test_it_is_told_in_the_log_like_any_other(
    review: Review, feedback_id: str, django: Counting, caplog: pytest.LogCaptureFixture
) -> None:
    forget_everything()
    with caplog.at_level(logging.INFO, "videoplanet.access"):
        for _ in range(2):
            django.get(review.path, review.actor, HTTP_X_REQUEST_ID="asked")
    facts = ("request_id", "method", "route", "status", "user_id")
    first, again = ({name: vars(record)[name] for name in facts} for record in caplog.records)
    assert again == first
    assert UUID(again["user_id"]) == review.actor.user_id
    assert vars(caplog.records[1])["statements"] == 0
