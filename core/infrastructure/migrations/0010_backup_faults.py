from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0009_one_clock"),
    ]

    operations = [
        migrations.AddField(
            model_name="backuprecord",
            name="faults",
            field=models.IntegerField(db_default=0, default=0),
        ),
    ]
