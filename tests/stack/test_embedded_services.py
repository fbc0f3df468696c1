"""The services that the product and this test suite run on: they store, they survive a crash, they leave nothing."""

import socket
import stat
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import psutil
import psycopg
import pytest
import redis
from botocore.config import Config
from botocore.exceptions import ClientError

from stack.services.embedded import EmbeddedServices, embedded_services

MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("services")


@pytest.fixture(scope="module")
def services(data_dir: Path) -> Iterator[EmbeddedServices]:
    with embedded_services(data_dir, durable=True) as running:
        yield running


def storage(services: EmbeddedServices, secret: str | None = None) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=services["S3_ENDPOINT_URL"],
        aws_access_key_id=services["S3_ACCESS_KEY_ID"],
        aws_secret_access_key=secret or services["S3_SECRET_ACCESS_KEY"],
        region_name=services["S3_REGION"],
        config=Config(signature_version="s3v4", retries={"max_attempts": 1}, s3={"addressing_style": "path"}),
    )


def test_committed_rows_survive_a_killed_database(services: EmbeddedServices) -> None:
    with psycopg.connect(services["DATABASE_URL"]) as connection:
        connection.execute("CREATE TABLE take (name text)")
        connection.execute("INSERT INTO take VALUES ('첫 번째')")
    services.postgres.kill()
    services.postgres.start()
    with psycopg.connect(services["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT name FROM take").fetchall() == [("첫 번째",)]


def test_the_database_refuses_a_wrong_password(services: EmbeddedServices) -> None:
    wrong = services["DATABASE_URL"].replace(":", ":wrong", 2).replace("postgres:wrong", "postgres:", 1)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_keys_survive_a_restart_of_redis(services: EmbeddedServices) -> None:
    with redis.Redis.from_url(services["REDIS_URL"]) as client:
        client.set("scene", "12")
    services.redis.stop()
    services.redis.start()
    with redis.Redis.from_url(services["REDIS_URL"]) as client:
        assert client.get("scene") == b"12"


def test_redis_refuses_who_has_no_password(services: EmbeddedServices) -> None:
    without = "redis://" + services["REDIS_URL"].partition("@")[2]
    with redis.Redis.from_url(without) as client, pytest.raises(redis.AuthenticationError):
        client.ping()


def test_an_upload_in_parts_is_whole_and_can_be_read_in_ranges(services: EmbeddedServices) -> None:
    client, bucket, parts = storage(services), services["S3_BUCKET"], [b"a" * 5 * MEBIBYTE, b"b" * MEBIBYTE]
    upload = client.create_multipart_upload(Bucket=bucket, Key="cut/1.mp4")["UploadId"]
    which = {"Bucket": bucket, "Key": "cut/1.mp4", "UploadId": upload}
    tags = [
        client.upload_part(**which, PartNumber=number, Body=body)["ETag"] for number, body in enumerate(parts, start=1)
    ]
    done = [{"PartNumber": number, "ETag": tag} for number, tag in enumerate(tags, start=1)]
    client.complete_multipart_upload(**which, MultipartUpload={"Parts": done})
    edge = client.get_object(Bucket=bucket, Key="cut/1.mp4", Range=f"bytes={5 * MEBIBYTE - 2}-{5 * MEBIBYTE + 1}")
    assert edge["Body"].read() == b"aabb"
    assert [each["Size"] for each in client.list_objects_v2(Bucket=bucket, Prefix="cut/")["Contents"]] == [6 * MEBIBYTE]


def test_an_answered_upload_survives_a_killed_server(services: EmbeddedServices) -> None:
    client, bucket = storage(services), services["S3_BUCKET"]
    client.put_object(Bucket=bucket, Key="poster.webp", Body=b"poster", ContentType="image/webp")
    services.s3.kill()
    services.s3.start()
    answer = client.get_object(Bucket=bucket, Key="poster.webp")
    assert (answer["Body"].read(), answer["ContentType"]) == (b"poster", "image/webp")


def test_a_presigned_address_is_enough_to_read(services: EmbeddedServices) -> None:
    client, bucket = storage(services), services["S3_BUCKET"]
    client.put_object(Bucket=bucket, Key="take.txt", Body=b"take")
    address = client.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "take.txt"})
    with urllib.request.urlopen(address) as answer:
        assert answer.read() == b"take"


def test_a_wrong_signature_is_refused(services: EmbeddedServices) -> None:
    with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
        storage(services, secret="x" * 32).list_objects_v2(Bucket=services["S3_BUCKET"])


def test_only_the_owner_can_read_the_secrets(data_dir: Path, services: EmbeddedServices) -> None:
    assert stat.S_IMODE((data_dir / "secrets.env").stat().st_mode) == 0o600
    assert services["SECRET_KEY"] in (data_dir / "secrets.env").read_text()


def test_nothing_runs_and_nothing_is_lost_after_the_block(tmp_path: Path) -> None:
    with embedded_services(tmp_path) as first:
        children = psutil.Process().children(recursive=True)
        pids = {first.postgres.pid, first.redis.pid, first.s3.pid}
        with psycopg.connect(first["DATABASE_URL"]) as connection:
            connection.execute("CREATE TABLE shot ()")
    assert pids <= {child.pid for child in children}
    assert not [child for child in children if child.pid in pids and child.is_running()]
    with embedded_services(tmp_path) as second, psycopg.connect(second["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT count(*) FROM shot").fetchone() == (0,)


def test_a_path_with_spaces_and_signs_is_no_problem(tmp_path: Path) -> None:
    with (
        embedded_services(tmp_path / "원본 'a' %b") as services,
        socket.create_connection(("127.0.0.1", services.redis.service.port)),
    ):
        pass


def test_the_database_logs_no_row_that_it_refused(services: EmbeddedServices, data_dir: Path) -> None:
    with psycopg.connect(services["DATABASE_URL"], autocommit=True) as link:
        link.execute("CREATE TABLE people (address text UNIQUE, hash text)")
        for _ in range(2):
            try:
                link.execute("INSERT INTO people VALUES ('min.jun@example.kr', 'argon2$secret')")
            except psycopg.errors.UniqueViolation as error:
                refused = error
    assert "min.jun" in str(refused)
    logged = "".join(log.read_text(errors="replace") for log in data_dir.rglob("*.log"))
    assert "people_address_key" in logged
    assert "min.jun" not in logged
    assert "argon2$secret" not in logged
