"""`manage.py seed_bulk`: what it makes up holds together, and comes out the same again."""

import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, F, Max, Min

from core.infrastructure.models import ChannelRecord, StreamEventRecord
from feedback.infrastructure.models import (
    CommentRecord,
    CounterRecord,
    FeedbackRecord,
    ReactionRecord,
    StatusChangeRecord,
    StorageRecord,
    VersionRecord,
    VideoRecord,
)
from identity.infrastructure.models import User
from projects.domain.project import MOST_MEMBERS
from projects.infrastructure.models import ChangeRecord, MemberRecord, ProjectRecord, SearchRecord
from tests.client import ApiClient

pytestmark = pytest.mark.django_db(transaction=True)
PROJECTS, NOTES, SHARED = 60, 900, 12
EMAIL, PASSWORD = "measured@example.kr", "correct horse battery"
TABLES = (
    User, ProjectRecord, MemberRecord, ChangeRecord, ChannelRecord, StreamEventRecord, VideoRecord, VersionRecord,
    FeedbackRecord, CommentRecord, ReactionRecord, StatusChangeRecord, CounterRecord, StorageRecord,
    SearchRecord,
)  # fmt: skip
# Numbers of a sequence, and a hash that is salted, are no part of what is made up.
OTHERWISE = {"password"}


def seed(*more: str) -> str:
    said = StringIO()
    amounts = (f"--projects={PROJECTS}", f"--feedback={NOTES}", f"--shared={SHARED}")
    whose = (f"--email={EMAIL}", f"--password={PASSWORD}", "--until=2026-11-25T12:00:00+00:00")
    call_command("seed_bulk", *amounts, *whose, *more, stdout=said)
    return said.getvalue()


def contents() -> dict[str, Any]:
    found = {}
    for table in TABLES:
        columns = {field.name for field in table._meta.concrete_fields if field.get_internal_type() != "BigAutoField"}
        found[table.__name__] = sorted(map(str, table.objects.values(*sorted(columns - OTHERWISE))))
    return found


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(table._meta.db_table for table in TABLES)} CASCADE")


def test_as_many_rows_come_as_were_asked_for() -> None:
    seed()
    assert (ProjectRecord.objects.count(), FeedbackRecord.objects.count()) == (PROJECTS, NOTES)
    assert all(table.objects.exists() for table in TABLES)
    assert FeedbackRecord.objects.values("status").distinct().count() == 4
    crowd = FeedbackRecord.objects.values("project_id").annotate(number=Count("id")).aggregate(Max("number"))
    assert crowd["number__max"] >= NOTES // 5


def test_the_measured_person_is_in_exactly_so_many_projects_and_logs_in(api: ApiClient) -> None:
    said = seed()
    user = User.objects.get(email=EMAIL)
    mine = MemberRecord.objects.filter(user_id=user.id)
    assert mine.count() == SHARED
    assert 0 < mine.filter(role="owner").count() < SHARED
    assert api.post("/v2/auth/login", {"email": EMAIL, "password": PASSWORD}).status_code == 200
    assert f"{EMAIL}  password: {PASSWORD}" in said


def test_several_are_measured_each_in_projects_of_their_own(api: ApiClient) -> None:
    said = seed("--measured=16")
    emails = [EMAIL, *(f"bulk1_{number}@example.com" for number in range(1, 16))]
    members = MemberRecord.objects.values_list("project_id")
    projects = {email: frozenset(members.filter(user_id=User.objects.get(email=email).id)) for email in emails}
    assert {len(mine) for mine in projects.values()} == {SHARED}
    assert len(set(projects.values())) == len(emails)
    assert f"{', '.join(emails)}  password: {PASSWORD}" in said
    assert api.post("/v2/auth/login", {"email": emails[-1], "password": PASSWORD}).status_code == 200
    assert ProjectRecord.objects.aggregate(most=Max("member_count"))["most"] <= MOST_MEMBERS


def test_projects_are_found_by_a_word_within_their_names(api: ApiClient) -> None:
    seed()
    session = api.post("/v2/auth/login", {"email": EMAIL, "password": PASSWORD}).json()
    me = api.with_(Authorization=f"Bearer {session['access_token']}")
    mine = me.get("/v2/projects?status=all&page_size=50").json()["results"]
    word = next(row["name"][3:5] for row in mine if re.match("[가-힣]{6}", row["name"]))
    expected = {
        row["id"] for row in mine if word in f"{row['name']} {row['client_name']} {row['tags']} {row['description']}"
    }
    assert expected == {
        row["id"] for row in me.get(f"/v2/projects?status=all&page_size=50&search={word}").json()["results"]
    }


def test_every_kept_number_is_right() -> None:
    seed()
    counted = FeedbackRecord.objects.values_list("project_id", "status", "priority").annotate(number=Count("id"))
    assert set(counted) == set(CounterRecord.objects.values_list("project_id", "status", "priority", "count"))
    comments = dict(CommentRecord.objects.values_list("feedback_id").annotate(number=Count("id")))
    kept = FeedbackRecord.objects.exclude(comment_count=0).values_list("id", "comment_count")
    assert comments == dict(kept)
    assert set(CommentRecord.objects.values_list("depth", flat=True)) == {0, 1, 2}
    reactions = dict(ReactionRecord.objects.values_list("feedback_id").annotate(number=Count("comment_id")))
    assert reactions == dict(FeedbackRecord.objects.exclude(reaction_count=0).values_list("id", "reaction_count"))
    versions = dict(VersionRecord.objects.values_list("video_id").annotate(number=Max("number")))
    assert versions == dict(VideoRecord.objects.values_list("id", "version_count"))
    heads = dict(StreamEventRecord.objects.values_list("channel").annotate(number=Max("seq")))
    assert heads == dict(ChannelRecord.objects.exclude(seq=0).values_list("name", "seq"))


def test_the_check_of_kept_figures_finds_nothing_to_mend() -> None:
    seed()
    said = StringIO()
    call_command("check_counters", stdout=said)
    assert {line.split(": ")[1] for line in said.getvalue().splitlines()} == {"0 differ"}


def test_projects_and_their_members_agree() -> None:
    seed()
    members = dict(MemberRecord.objects.values_list("project_id").annotate(number=Count("id")))
    assert members == dict(ProjectRecord.objects.values_list("id", "member_count"))
    assert max(members.values()) <= MOST_MEMBERS
    owners = MemberRecord.objects.filter(role="owner").values_list("project_id", "user_id", "name")
    assert set(owners) == set(ProjectRecord.objects.values_list("id", "owner_id", "owner_name"))
    read = MemberRecord.objects.aggregate(least=Min("read_seq"), most=Max("read_seq"))
    assert read["least"] == 0 < read["most"] <= 10


def test_no_time_lies_ahead_or_runs_backwards() -> None:
    seed()
    assert not ProjectRecord.objects.filter(last_activity_at__lt=F("created_at")).exists()
    assert not FeedbackRecord.objects.filter(updated_at__lt=F("created_at")).exists()
    latest = StreamEventRecord.objects.aggregate(Max("at"), Min("at"))
    assert latest["at__max"].isoformat() < "2026-11-25T12:00:00"
    assert latest["at__min"].isoformat() > "2026-10-26T12:00:00"


def test_the_same_seed_makes_the_same_and_another_one_something_else() -> None:
    seed()
    first = contents()
    empty()
    seed()
    assert contents() == first
    empty()
    seed("--seed=2")
    assert contents()["ProjectRecord"] != first["ProjectRecord"]


def test_it_refuses_a_database_that_has_projects_and_the_same_seed_twice() -> None:
    seed()
    with pytest.raises(CommandError, match="There are projects already"):
        seed()
    with pytest.raises(CommandError, match="has an account already"):
        seed("--append")
    seed("--append", "--seed=2", "--email=another@example.kr")
    assert ProjectRecord.objects.count() == 2 * PROJECTS


@pytest.mark.parametrize(
    "amount", ["--shared=61", "--shared=0", "--feedback=-1", "--seed=10000", "--measured=0", "--measured=50"]
)
def test_it_refuses_amounts_that_cannot_be(amount: str) -> None:
    with pytest.raises(CommandError, match="It takes"):
        seed(amount)
    assert not ProjectRecord.objects.exists()
