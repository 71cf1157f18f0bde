from django.db import migrations

TABLES = (
    "supervision_stratum",
    "supervision_sampledcase",
    "supervision_check",
    "supervision_checkanswer",
    "supervision_findingevent",
    "supervision_findingfile",
    "supervision_assessmentsheet",
)

FORWARD = "\n".join(
    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION onewindow_append_only();"
    for table in TABLES
)
BACKWARD = "\n".join(f"DROP TRIGGER {table}_append_only ON {table};" for table in TABLES)

SAMPLE = """
CREATE FUNCTION supervision_sample_as_seeded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.drawn_at IS NOT NULL
       OR (NEW.centre_id, NEW.month, NEW.seed, NEW.seeded_at, NEW.percent, NEW.minimum)
          IS DISTINCT FROM (OLD.centre_id, OLD.month, OLD.seed, OLD.seeded_at, OLD.percent, OLD.minimum) THEN
        RAISE EXCEPTION '样本的种子已经确定，不能更改或者删除（%）', OLD.month USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER supervision_sample_as_seeded BEFORE UPDATE OR DELETE ON supervision_sample
    FOR EACH ROW EXECUTE FUNCTION supervision_sample_as_seeded();
"""
NO_SAMPLE = """
DROP TRIGGER supervision_sample_as_seeded ON supervision_sample;
DROP FUNCTION supervision_sample_as_seeded();
"""

FINDING = """
CREATE FUNCTION supervision_finding_as_raised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.state IN ('closed', 'withdrawn')
       OR (NEW.number, NEW.centre_id, NEW.case_id, NEW.kind, NEW.side, NEW.department_id, NEW.window_id,
           NEW.account_id, NEW.role, NEW.evidence, NEW.found_at, NEW.reply_due_at)
          IS DISTINCT FROM (OLD.number, OLD.centre_id, OLD.case_id, OLD.kind, OLD.side, OLD.department_id,
           OLD.window_id, OLD.account_id, OLD.role, OLD.evidence, OLD.found_at, OLD.reply_due_at) THEN
        RAISE EXCEPTION '问题已经提出，不能更改或者删除（%）', OLD.number USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER supervision_finding_as_raised BEFORE UPDATE OR DELETE ON supervision_finding
    FOR EACH ROW EXECUTE FUNCTION supervision_finding_as_raised();
"""
NO_FINDING = """
DROP TRIGGER supervision_finding_as_raised ON supervision_finding;
DROP FUNCTION supervision_finding_as_raised();
"""


class Migration(migrations.Migration):
    """What was drawn, checked and found stays so: the database itself refuses to change or delete it."""

    dependencies = [
        ('audit', '0002_append_only'),
        ('supervision', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunSQL(SAMPLE, NO_SAMPLE),
        migrations.RunSQL(FINDING, NO_FINDING),
    ]
