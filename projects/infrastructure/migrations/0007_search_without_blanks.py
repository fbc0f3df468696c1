from django.db import migrations

from projects.domain.search import keys_of, searched_text

BATCH = 500
COLUMNS = ("project_id", "text", "project__title", "project__client_name", "project__tags", "project__description")


def renew(apps, schema_editor, size=BATCH):
    """What the release before renames meanwhile is found anew once its hourly repair has run (docs/adr/0016)."""
    search = apps.get_model("projects", "SearchRecord")
    for project_id, kept, *searched in search.objects.order_by("project_id").values_list(*COLUMNS).iterator(size):
        text = searched_text(*searched)
        if text != kept:
            row = search.objects.filter(project_id=project_id, text=kept)
            row.update(text=text, keys=sorted(keys_of(text)))


class Migration(migrations.Migration):
    """Projects that are there already are found without the blanks in their names, too; another run goes on."""

    atomic = False
    dependencies = [("projects", "0006_index_upkeep")]

    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
