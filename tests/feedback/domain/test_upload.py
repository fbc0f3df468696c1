"""The rules of an upload in parts."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.domain.errors import DomainError, InvalidField
from core.domain.ids import new_id
from feedback.contracts import UploadState
from feedback.domain.refusals import UnsupportedVideoType
from feedback.domain.upload import LONGEST_OPEN, OPEN_FOR, Part, Upload, UploadPlan
from feedback.domain.upload_refusals import (
    PartMismatch,
    PartsMissing,
    SizeMismatch,
    UploadAborted,
    UploadComplete,
    UploadExpired,
    UploadFailed,
)
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON

MEBIBYTE, GIBIBYTE = 2**20, 2**30


def begun(**wishes: Any) -> Upload:
    plan = UploadPlan(**({"file_name": "1차.mp4", "size": 1} | wishes))
    return Upload.begun(
        plan, id=new_id(), project_id=new_id(), version_id=new_id(), object_key="key", by=JIMIN, now=NOON
    )


def waiting(**changes: Any) -> Upload:
    return examples.upload(new_id(), **changes)


def parts_of(upload: Upload) -> list[Part]:
    return [Part(number, upload.size_of(number), f"tag{number}") for number in range(1, upload.part_count + 1)]


@pytest.mark.parametrize(
    ("size", "part_size", "part_count", "last"),
    [
        (1, 5 * MEBIBYTE, 1, 1),
        (5 * MEBIBYTE, 5 * MEBIBYTE, 1, 5 * MEBIBYTE),
        (5 * MEBIBYTE + 1, 5 * MEBIBYTE, 2, 1),
        (20 * GIBIBYTE, 5 * MEBIBYTE, 4096, 5 * MEBIBYTE),
        (20 * GIBIBYTE + 1, 5 * MEBIBYTE, 4097, 1),
        (50_000 * MEBIBYTE, 5 * MEBIBYTE, 10_000, 5 * MEBIBYTE),
        (50_000 * MEBIBYTE + 1, 5 * MEBIBYTE + 1, 10_000, 5 * MEBIBYTE - 9998),
        (2**42, 439_804_652, 10_000, 2**42 - 9999 * 439_804_652),
    ],
)
def test_parts_are_as_many_and_as_large_as_uppy_makes_them(
    size: int, part_size: int, part_count: int, last: int
) -> None:
    upload = begun(size=size)
    assert (upload.part_size, upload.part_count) == (part_size, part_count)
    assert upload.size_of(part_count) == last
    assert sum(upload.size_of(number) for number in range(1, part_count + 1)) == size


def test_a_client_may_choose_parts_as_long_as_they_are_not_too_many() -> None:
    assert begun(size=20 * GIBIBYTE, part_size=5 * GIBIBYTE).part_count == 4
    assert begun(size=10_000 * 6 * MEBIBYTE, part_size=6 * MEBIBYTE).part_count == 10_000
    with pytest.raises(InvalidField) as refused:
        begun(size=10_000 * 6 * MEBIBYTE + 1, part_size=6 * MEBIBYTE)
    assert refused.value.faults[0].pointer == "/part_size"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("video/mp4", "video/mp4"),
        ("Video/QuickTime; codecs=x", "video/quicktime"),
        ("video/avi", "video/avi"),
        ("", "application/octet-stream"),
    ],
)
def test_types_of_videos_and_no_type_are_taken(given: str, kept: str) -> None:
    assert begun(media_type=given).media_type == kept


@pytest.mark.parametrize("given", ["text/html", "image/svg+xml", "audio/mpeg", "video/x-flv", "application/zip", "mp4"])
def test_other_types_are_refused(given: str) -> None:
    with pytest.raises(UnsupportedVideoType):
        begun(media_type=given)


def test_words_are_kept_as_they_are_shown_everywhere() -> None:
    upload = begun(file_name="C:\\films\\1차\u202e.mp4", title=" 봄 ", sha256="AB" * 32)
    assert (upload.file_name, upload.title, upload.sha256) == ("1차.mp4", "봄", "ab" * 32)
    with pytest.raises(InvalidField) as refused:
        begun(notes="\u202e")
    assert refused.value.faults[0].pointer == "/notes"


def test_it_is_whole_when_all_parts_are_there() -> None:
    upload = waiting()
    parts = parts_of(upload)
    upload.demand_whole(parts, {})
    upload.demand_whole(parts, {1: "tag1", 3: '"tag3"'})
    upload.demand_whole([replace(part, etag="") for part in parts], {1: "any"})


def test_what_is_missing_or_differs_is_told_by_number() -> None:
    upload = waiting()
    whole = parts_of(upload)
    with pytest.raises(PartsMissing) as missing:
        upload.demand_whole(whole[1:2], {})
    assert [fault.pointer for fault in missing.value.faults] == ["/parts/1", "/parts/3"]
    with pytest.raises(PartMismatch) as other:
        upload.demand_whole(whole, {1: "tag1", 2: "tag9", 3: "tag8"})
    assert [fault.pointer for fault in other.value.faults] == ["/parts/2", "/parts/3"]
    with pytest.raises(InvalidField) as unknown:
        upload.demand_whole(whole, {1: "tag1", 7: "tag7"})
    assert unknown.value.faults[0].pointer == "/parts/1/part_number"
    with pytest.raises(SizeMismatch):
        upload.demand_whole([*whole[:2], replace(whole[2], size=1)], {})


def test_ten_thousand_missing_parts_are_counted_and_a_hundred_of_them_named() -> None:
    with pytest.raises(PartsMissing) as missing:
        begun(size=50_000 * MEBIBYTE).demand_whole([], {})
    assert (len(missing.value.faults), missing.value.params["count"]) == (100, 10_000)


def test_whoever_goes_on_keeps_it_open_for_another_day() -> None:
    upload = waiting()
    upload.stay_open([1, 3], LATER + timedelta(hours=5))
    assert upload.expires_at == LATER + timedelta(hours=5) + OPEN_FOR
    with pytest.raises(InvalidField) as refused:
        upload.stay_open([1, 4], LATER)
    assert refused.value.faults[0].pointer == "/part_numbers/1"


def test_nobody_keeps_it_open_for_more_than_a_week() -> None:
    upload = waiting()
    last = upload.created_at + LONGEST_OPEN
    upload.stay_open([1], last - timedelta(hours=1))
    assert upload.expires_at == last
    with pytest.raises(UploadExpired):
        upload.stay_open([1], last)
    assert upload.expires_at == last


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (UploadState.CHECKING, UploadComplete),
        (UploadState.COMPLETED, UploadComplete),
        (UploadState.ABORTED, UploadAborted),
        (UploadState.EXPIRED, UploadExpired),
        (UploadState.FAILED, UploadFailed),
    ],
)
def test_after_the_end_nothing_more_is_taken_and_the_code_tells_which_end(
    state: UploadState, refusal: type[DomainError]
) -> None:
    upload = waiting(state=state)
    with pytest.raises(refusal):
        upload.stay_open([1], LATER)
    with pytest.raises(refusal):
        upload.begin_checking(LATER)
    upload.expire(LATER + timedelta(days=9))
    assert upload.state is state


def test_only_what_is_past_its_time_expires() -> None:
    upload = waiting()
    upload.expire(upload.expires_at - timedelta(microseconds=1))
    assert upload.is_open
    upload.expire(upload.expires_at)
    assert (upload.state, upload.ended_at) == (UploadState.EXPIRED, upload.expires_at)


def test_giving_up_is_done_once_and_never_to_a_complete_one() -> None:
    upload = waiting()
    upload.abort(NOON)
    upload.abort(LATER)
    assert (upload.state, upload.ended_at) == (UploadState.ABORTED, NOON)
    with pytest.raises(UploadComplete):
        waiting(state=UploadState.CHECKING).abort(LATER)
