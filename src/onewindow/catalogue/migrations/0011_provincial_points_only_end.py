"""A point of the province is never changed nor deleted here: it begins with one import and may be ended once by another."""

from django.db import migrations

FORWARD = """
CREATE TRIGGER catalogue_provincial_no_delete BEFORE DELETE ON catalogue_provincialpoint
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change();
CREATE TRIGGER catalogue_provincial_only_end BEFORE UPDATE ON catalogue_provincialpoint
    FOR EACH ROW WHEN (
        OLD.ends_on IS NOT NULL OR to_jsonb(NEW) - 'ends_on' IS DISTINCT FROM to_jsonb(OLD) - 'ends_on'
    ) EXECUTE FUNCTION catalogue_refuse_change();
"""
BACKWARD = """
DROP TRIGGER catalogue_provincial_no_delete ON catalogue_provincialpoint;
DROP TRIGGER catalogue_provincial_only_end ON catalogue_provincialpoint;
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0010_provincial_points")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
