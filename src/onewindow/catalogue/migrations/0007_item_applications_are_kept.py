from django.db import migrations

TABLE = "catalogue_itemapplicationevent"
FORWARD = f"""
CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION onewindow_append_only();
"""
BACKWARD = f"DROP TRIGGER {TABLE}_append_only ON {TABLE};"


class Migration(migrations.Migration):
    """What was done to an application is only added to: the database itself refuses to change or delete it."""

    dependencies = [
        ('audit', '0002_append_only'),
        ('catalogue', '0006_items_are_applied_for'),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
