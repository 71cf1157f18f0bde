"""What was published once is never changed (M34): the database itself refuses, whoever asks.

Only the day on which a version ends may still be set. Children are looked up with a lock, so that none slips in while
another transaction publishes.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION catalogue_refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '事项版本已经发布，不能更改（%，%）', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER catalogue_version_no_delete BEFORE DELETE ON catalogue_itemversion
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION catalogue_refuse_published();

CREATE TRIGGER catalogue_version_no_update BEFORE UPDATE ON catalogue_itemversion
    FOR EACH ROW WHEN (
        OLD.published_at IS NOT NULL
        AND to_jsonb(NEW) - 'effective_until' IS DISTINCT FROM to_jsonb(OLD) - 'effective_until'
    ) EXECUTE FUNCTION catalogue_refuse_published();

CREATE FUNCTION catalogue_check_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept jsonb[] := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
        WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)]
    END;
    child jsonb;
    parent bigint;
BEGIN
    FOREACH child IN ARRAY kept LOOP
        parent := (child ->> TG_ARGV[0])::bigint;
        IF TG_ARGV[0] <> 'version_id' THEN
            SELECT version_id INTO parent FROM catalogue_materialrequirement WHERE id = parent;
        END IF;
        PERFORM 1 FROM catalogue_itemversion WHERE id = parent AND published_at IS NULL FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION '事项版本已经发布，不能更改（%，%）', TG_TABLE_NAME, TG_OP
                USING ERRCODE = 'restrict_violation';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""

BACKWARD = """
DROP TRIGGER catalogue_version_no_delete ON catalogue_itemversion;
DROP TRIGGER catalogue_version_no_update ON catalogue_itemversion;
DROP FUNCTION catalogue_refuse_published();
DROP FUNCTION catalogue_check_child() CASCADE;
"""

CHILDREN = {
    "catalogue_situation": "version_id",
    "catalogue_materialrequirement": "version_id",
    "catalogue_specialprocedure": "version_id",
    "catalogue_reviewpoint": "material_id",
    "catalogue_materialrequirement_situations": "materialrequirement_id",
}
TRIGGERS = "".join(
    f"CREATE TRIGGER {table}_published BEFORE INSERT OR UPDATE OR DELETE ON {table} "
    f"FOR EACH ROW EXECUTE FUNCTION catalogue_check_child('{parent}');\n"
    for table, parent in CHILDREN.items()
)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD + TRIGGERS, BACKWARD)]
