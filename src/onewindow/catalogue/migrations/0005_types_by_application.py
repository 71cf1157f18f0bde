"""Which types of items are asked for by somebody: the coverage of the windows counts those (M03)."""

from typing import Any

from django.db import migrations, models

BEGUN_BY_THE_AUTHORITY = ["02", "03", "04", "06"]


def mark(apps: Any, schema_editor: Any) -> None:
    apps.get_model("catalogue", "ItemType").objects.filter(code__in=BEGUN_BY_THE_AUTHORITY).update(by_application=False)


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0004_an_item_turns_on_a_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="itemtype",
            name="by_application",
            field=models.BooleanField(default=True, verbose_name="依申请办理"),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
