from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_notices'),
    ]

    operations = [
        migrations.AddField(
            model_name='idempotencyrecord',
            name='headers',
            field=models.JSONField(null=True),
        ),
    ]
