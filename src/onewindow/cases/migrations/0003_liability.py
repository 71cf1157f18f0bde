import django.db.models.deletion
from django.db import migrations, models

# A breach becomes a row that says whose rule or act it was. The rows may only be added, by a trigger that must rest
# while the new columns are filled in the same transaction.
FILL = """
ALTER TABLE cases_liability DISABLE TRIGGER cases_breach_append_only;
UPDATE cases_liability SET
    whose = CASE
        WHEN occasion IN ('second_notice', 'missed_at_window') THEN 'window'
        WHEN occasion = 'completion_demanded' THEN 'reviewer'
        WHEN person ? 'window_id' THEN 'window'
        WHEN person ? 'department_id' THEN 'reviewer'
        ELSE 'other' END,
    unit = left(coalesce(person->>'place', ''), 100),
    clause = CASE occasion
        WHEN 'extra_material' THEN '《行政许可法》第三十一条（不得要求提交与申请事项无关的材料）；事项材料清单'
        WHEN 'unanswered' THEN '《行政许可法》第三十二条第一款第四项（逾期不告知的，自收到申请材料之日起即为受理）'
        ELSE '《行政许可法》第三十二条第一款第四项（一次告知需要补正的全部内容）' END;
ALTER TABLE cases_liability ENABLE TRIGGER cases_breach_append_only;
ALTER TRIGGER cases_breach_append_only ON cases_liability RENAME TO cases_liability_append_only;
"""
BACK = "ALTER TRIGGER cases_liability_append_only ON cases_liability RENAME TO cases_breach_append_only;"


class Migration(migrations.Migration):
    """What was a breach says from now on whose rule or act it was, with the clause (M24)."""

    dependencies = [
        ("cases", "0002_append_only"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.RenameModel("Breach", "Liability"),
        migrations.RenameField("liability", "kind", "occasion"),
        migrations.RenameIndex("liability", new_name="liability_centre_at", old_name="breach_centre_at"),
        migrations.AlterModelOptions(
            "liability", options={"verbose_name": "责任记录", "verbose_name_plural": "责任记录"}
        ),
        migrations.AlterField(
            "liability",
            "case",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="liabilities",
                to="cases.case",
                verbose_name="办件",
            ),
        ),
        migrations.AlterField(
            "liability",
            "occasion",
            models.CharField(
                choices=[
                    ("no_power", "超越权限，被拒绝"),
                    ("refused", "不予决定"),
                    ("declined", "不予受理决定"),
                    ("returned", "退回申请"),
                    ("lapsed", "逾期未补正，视为撤回"),
                    ("extra_material", "清单之外索要材料"),
                    ("second_notice", "二次告知"),
                    ("missed_at_window", "窗口核验遗漏"),
                    ("completion_demanded", "受理后要求补齐补正"),
                    ("unanswered", "逾期未答复，视为受理"),
                    ("late", "环节超期"),
                ],
                max_length=20,
                verbose_name="情形",
            ),
        ),
        migrations.AddField(
            "liability",
            "whose",
            models.CharField(
                choices=[
                    ("department_standard", "部门的标准"),
                    ("reviewer", "部门人员的要求或行为"),
                    ("window", "窗口的行为"),
                    ("applicant", "申请人自身"),
                    ("other", "其他人员的行为"),
                ],
                default="other",
                max_length=20,
                verbose_name="归于",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "liability", "unit", models.CharField(blank=True, max_length=100, verbose_name="责任单位", default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "liability", "clause", models.TextField(default="", verbose_name="依据条款"), preserve_default=False
        ),
        migrations.RunSQL(FILL, BACK),
        migrations.AddField(
            "liability",
            "step",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="liabilities",
                to="cases.step",
                verbose_name="环节",
            ),
        ),
        migrations.AddField("liability", "due_at", models.DateTimeField(blank=True, null=True, verbose_name="期限")),
        migrations.AddField(
            "liability", "event_sequence", models.PositiveIntegerField(blank=True, null=True, verbose_name="留痕序号")
        ),
        migrations.AddConstraint(
            "liability",
            models.UniqueConstraint(
                condition=models.Q(("occasion", "late")), fields=("step",), name="step_late_once"
            ),
        ),
    ]
