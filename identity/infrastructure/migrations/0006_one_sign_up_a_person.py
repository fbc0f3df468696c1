from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0005_account_version")]

    operations = [
        migrations.AddConstraint(
            "pendingsignuprecord",
            models.UniqueConstraint(fields=["provider", "subject"], name="identity_pending_sign_up_once"),
        ),
    ]
