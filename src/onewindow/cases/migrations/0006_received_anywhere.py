import django.db.models.deletion
from django.db import migrations, models

# Until now each case was received and collected at home. The checks of the foreign keys are done at once, so that the
# table may be altered in the same transaction.
AT_HOME = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE cases_case SET received_centre_id = centre_id, collect_centre_id = centre_id;
SET CONSTRAINTS ALL DEFERRED;
"""


def centre(related_name, name, null):
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="organisation.centre",
        verbose_name=name,
    )


class Migration(migrations.Migration):
    """A case knows which centre received it and where its result is collected (M04)."""

    dependencies = [
        ("cases", "0005_step_overdue_told_at_step_warn_at_step_warned_at_and_more"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.AddField("case", "received_centre", centre("received_cases", "收件中心", True)),
        migrations.AddField("case", "collect_centre", centre("collected_cases", "领取地点", True)),
        migrations.RunSQL(AT_HOME, migrations.RunSQL.noop),
        migrations.AlterField("case", "received_centre", centre("received_cases", "收件中心", False)),
        migrations.AlterField("case", "collect_centre", centre("collected_cases", "领取地点", False)),
        migrations.AlterField(
            "case",
            "centre",
            models.ForeignKey(
                help_text="时限和编号按此计",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="organisation.centre",
                verbose_name="所属中心",
            ),
        ),
        migrations.RemoveIndex("case", "case_centre_kind"),
        migrations.AddIndex(
            "case", models.Index(fields=["received_centre", "applicant_kind", "-id"], name="case_received_kind")
        ),
        migrations.AddIndex(
            "case", models.Index(fields=["collect_centre", "state", "-id"], name="case_collect_state")
        ),
    ]
