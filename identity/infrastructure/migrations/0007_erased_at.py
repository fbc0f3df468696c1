from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0006_one_sign_up_a_person")]

    operations = [
        migrations.AddField("user", "erased_at", models.DateTimeField(null=True)),
    ]
