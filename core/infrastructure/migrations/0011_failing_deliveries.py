from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0010_backup_faults"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="deliveryrecord",
            index=models.Index(
                condition=models.Q(("attempts__gt", 0), ("died_at__isnull", True)),
                fields=["subscriber"],
                name="core_delivery_failing",
            ),
        ),
    ]
