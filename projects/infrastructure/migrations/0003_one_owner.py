from django.db import migrations, models


class Migration(migrations.Migration):
    """Every project has had one owner from the start; from now on the table says so, too."""

    dependencies = [("projects", "0002_complete_projects")]

    operations = [
        migrations.AddConstraint(
            model_name="memberrecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "owner")), fields=("project",), name="projects_member_one_owner"
            ),
        ),
    ]
