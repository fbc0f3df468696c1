from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_audit'),
    ]

    operations = [
        migrations.AddField(
            model_name='channelrecord',
            name='silent',
            field=models.BigIntegerField(db_default=0, default=0),
        ),
    ]
