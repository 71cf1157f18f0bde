from django.db import migrations

TABLES = ("cases_caseevent", "cases_breach")

FORWARD = "\n".join(
    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION onewindow_append_only();"
    for table in TABLES
)
BACKWARD = "\n".join(f"DROP TRIGGER {table}_append_only ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    """Events and breaches are only added: the database itself refuses to change or delete one."""

    dependencies = [
        ('audit', '0002_append_only'),
        ('cases', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
