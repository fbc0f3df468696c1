import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.timezone import now

from core.domain.ids import new_id
from identity.domain.preferences import Preferences
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.preference_store import DjangoPreferenceStore

ROOT = Path(__file__).parents[2]
PREVIOUS = [(app, "0001_initial") for app in ("core", "identity", "projects", "feedback")]
PLANTED = """
import django
django.setup()
from django.core.management import call_command
from django.db import models
from projects.infrastructure.models import ProjectRecord
models.IntegerField(null=True).contribute_to_class(ProjectRecord, "planted")
call_command("makemigrations", "--check", "--dry-run", verbosity=0)
"""


@pytest.mark.django_db
def test_no_migration_is_pending() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)


def test_a_planted_field_is_caught() -> None:
    result = subprocess.run([sys.executable, "-W", "ignore", "-c", PLANTED], cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (1, "")


def _previous() -> Any:
    """The models as the release before has them."""
    return MigrationLoader(connection).project_state(PREVIOUS).apps


def _demanded(table: str) -> set[str]:
    """Columns that whoever inserts a row has to fill; all that is missing when there is no such table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = %s AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'",
            [table],
        )
        return {name for (name,) in cursor.fetchall()} or {"the table itself"}


@pytest.mark.django_db
def test_every_table_takes_the_rows_of_the_release_before() -> None:
    models = [model for app, _ in PREVIOUS for model in _previous().get_app_config(app).get_models()]
    demanded = {
        model._meta.db_table: _demanded(model._meta.db_table) - {field.column for field in model._meta.concrete_fields}
        for model in models
    }
    assert len(demanded) > 15
    assert {table: names for table, names in demanded.items() if names} == {}


@pytest.mark.django_db
def test_the_release_before_still_registers_people_and_logs_them_in() -> None:
    app, at = _previous().get_app_config("identity"), now()
    user = app.get_model("User").objects.create(email="a@b.kr", email_key="a@b.kr", username="min", username_key="min")
    app.get_model("VerificationRecord").objects.create(account_id=user.id, code_hash="hash")
    app.get_model("SessionRecord").objects.create(id=new_id(), user_id=user.id, created_at=at, last_used_at=at)
    account = DjangoAccountStore().by_id(user.id)
    assert account is not None
    assert (account.login_method, account.time_zone, account.avatar) == ("email", "Asia/Seoul", "")
    assert DjangoPreferenceStore().read(user.id) == Preferences()
