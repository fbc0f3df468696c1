"""UUIDv7: the layout of RFC 9562 §5.7, rising within a process."""

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122, UUID

import pytest

from core.domain.ids import new_id, parse_id


def test_an_id_has_version_and_variant_of_uuid_7() -> None:
    made = [new_id() for _ in range(200)]
    assert {value.version for value in made} == {7}
    assert {value.variant for value in made} == {RFC_4122}


def test_an_id_begins_with_the_millisecond_it_was_made_in() -> None:
    before = time.time_ns() // 1_000_000
    milliseconds = new_id().int >> 80
    assert before <= milliseconds <= time.time_ns() // 1_000_000 + 1


def test_ids_sort_by_the_order_they_were_made_in() -> None:
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(made)
    assert [str(value) for value in made] == sorted(str(value) for value in made)


def test_threads_never_make_the_same_id() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: new_id(), range(8_000)))
    assert len(set(made)) == len(made)


def test_an_id_reads_back_in_either_case() -> None:
    value = new_id()
    assert parse_id(str(value)) == parse_id(str(value).upper()) == value


@pytest.mark.parametrize("text", ["", "7", "x" * 36, "{%s}", "urn:uuid:%s", "%s0", "\0", "０" * 32])
def test_other_spellings_are_no_id(text: str) -> None:
    assert parse_id(text.replace("%s", str(UUID(int=7)))) is None


def test_an_id_without_hyphens_is_no_id() -> None:
    assert parse_id(new_id().hex) is None
