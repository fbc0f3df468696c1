"""AddressSigner: one contract on the fake and on Signature Version 4, and that a real S3 server takes the latter."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from pytest_django.fixtures import Settings

from core.application.ports import AddressSigner
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from core.infrastructure.presigning import S3AddressSigner, address_signer
from core.infrastructure.s3 import s3_client
from tests.core.fakes import FakeAddressSigner
from tests.core.infrastructure.test_object_store import download

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)


@pytest.fixture(params=["fake", "s3"])
def signer(request: pytest.FixtureRequest) -> AddressSigner:
    return FakeAddressSigner() if request.param == "fake" else address_signer()


@pytest.fixture
def key() -> Iterator[str]:
    name = f"tests/{new_id()}/컷 ~1+=&'.m4s"
    object_store().put(name, b"0123456789", media_type="video/mp4")
    yield name
    object_store().delete([name])


def test_an_address_is_the_same_for_the_same_times(signer: AddressSigner) -> None:
    first, again = (signer.sign(["a", "b"], since=NOON, until=NOON + AN_HOUR) for _ in range(2))
    assert first == again
    assert len({*first.values()}) == 2
    assert signer.sign(["a"], since=NOON, until=NOON + 2 * AN_HOUR)["a"] != first["a"]
    assert signer.sign(["a"], since=NOON + AN_HOUR, until=NOON + 2 * AN_HOUR)["a"] != first["a"]
    assert signer.sign([], since=NOON, until=NOON + AN_HOUR) == {}


@pytest.mark.parametrize(
    "endpoint",
    ["http://localhost:8000", "https://s3.example.kr:443", "http://media.example.kr:80/base", "https://[::1]:9000"],
)
@pytest.mark.parametrize("name", ["videos/a/b/hls/360p/00001.m4s", "videos//a/../컷 ~1+=&'.m4s"])
@pytest.mark.parametrize("told", [(None, None), ("최종 컷.mp4", "video/mp4"), (None, "video/mp4")])
def test_an_address_is_the_one_that_botocore_makes(
    endpoint: str, name: str, told: tuple[str | None, str | None], settings: Settings
) -> None:
    file_name, media_type = told
    wanted = {
        "ResponseContentDisposition": file_name and f"attachment; filename*=UTF-8''{quote(file_name, safe='')}",
        "ResponseContentType": media_type,
    }
    params = {"Bucket": settings.S3_BUCKET, "Key": name} | {key: value for key, value in wanted.items() if value}
    theirs = s3_client(endpoint).generate_presigned_url("get_object", Params=params, ExpiresIn=3600)
    query = parse_qs(urlsplit(theirs).query)
    since = datetime.strptime(query["X-Amz-Date"][0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    ours = S3AddressSigner(
        endpoint,
        settings.S3_BUCKET,
        settings.S3_REGION,
        settings.S3_ACCESS_KEY_ID,
        settings.S3_SECRET_ACCESS_KEY,
    )
    until = since + timedelta(seconds=int(query["X-Amz-Expires"][0]))
    signed = ours.sign([name], since=since, until=until, file_name=file_name, media_type=media_type)[name]
    # botocore puts what it signs last into the address in the order of its parameters, which the signature ignores.
    assert sorted(urlsplit(signed).query.split("&")) == sorted(urlsplit(theirs).query.split("&"))
    assert signed.partition("?")[0] == theirs.partition("?")[0]


def test_an_address_opens_its_object_whole_or_in_part_while_it_holds(key: str) -> None:
    began = datetime.now(UTC) - timedelta(minutes=29)
    url = address_signer().sign([key], since=began, until=began + AN_HOUR)[key]
    status, _, body = download(url)
    assert (status, body) == (200, b"0123456789")
    _, headers, body = download(url, Range="bytes=3-5")
    assert (headers["Content-Range"], body) == ("bytes 3-5/10", b"345")


def test_an_address_that_has_ended_opens_nothing(key: str) -> None:
    began = datetime.now(UTC) - 2 * AN_HOUR
    assert download(address_signer().sign([key], since=began, until=began + AN_HOUR)[key])[0] in (400, 403)


def test_an_address_opens_no_other_object_and_no_longer(key: str) -> None:
    began = datetime.now(UTC)
    url = address_signer().sign([key], since=began, until=began + AN_HOUR)[key]
    for other in (url.replace("Expires=3600", "Expires=7200"), url.replace(".m4s", ".mp4"), f"{url[:-1]}x"):
        assert other != url
        assert download(other)[0] in (400, 403)


def test_a_cdn_is_asked_for_what_its_origin_signed(key: str, settings: Settings) -> None:
    endpoint, cdn, at = settings.S3_PUBLIC_ENDPOINT_URL, "https://cdn.example.kr", datetime.now(UTC)
    secrets = (settings.S3_REGION, settings.S3_ACCESS_KEY_ID, settings.S3_SECRET_ACCESS_KEY)
    shown = S3AddressSigner(endpoint, settings.S3_BUCKET, *secrets, cdn).sign([key], since=at, until=at + AN_HOUR)[key]
    assert shown.startswith(f"{cdn}/{settings.S3_BUCKET}/")
    assert download(shown.replace(cdn, endpoint, 1))[2] == b"0123456789"
