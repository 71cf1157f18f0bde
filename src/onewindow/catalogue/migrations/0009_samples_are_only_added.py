"""A sample is never changed nor taken back, only followed by the next edition: what was shown to whom stays provable."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION catalogue_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '只能增加，不能更改或者删除（%，%）', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER catalogue_sample_only_added BEFORE UPDATE OR DELETE ON catalogue_materialsample
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change();
"""
BACKWARD = """
DROP TRIGGER catalogue_sample_only_added ON catalogue_materialsample;
DROP FUNCTION catalogue_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0008_samples")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
