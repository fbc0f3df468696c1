from django.db import migrations

from projects.domain.search import keys_of, searched_text

BATCH = 500
COLUMNS = ("id", "title", "client_name", "tags", "description")


def fill(apps, schema_editor, size=BATCH):
    """What the release before writes meanwhile is found once its hourly repair has run (docs/adr/0016)."""
    search = apps.get_model("projects", "SearchRecord")
    missing = apps.get_model("projects", "ProjectRecord").objects.filter(searchrecord=None).order_by("id")
    while batch := list(missing.values_list(*COLUMNS)[:size]):
        search.objects.bulk_create((_record(search, *row) for row in batch), ignore_conflicts=True)


def _record(search, project_id, title, client_name, tags, description):
    text = searched_text(title, client_name, tags, description)
    return search(project_id=project_id, text=text, keys=sorted(keys_of(text)))


class Migration(migrations.Migration):
    """Projects that are there already are found, too; a batch is a transaction, and another run goes on from there."""

    atomic = False
    dependencies = [("projects", "0003_one_owner")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
