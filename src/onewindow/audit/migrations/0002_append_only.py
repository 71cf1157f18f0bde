from django.db import migrations

FORWARD = """
CREATE FUNCTION onewindow_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '留痕只能追加，不能更改或者删除（%）', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION onewindow_append_only();
"""

BACKWARD = """
DROP TRIGGER audit_entry_append_only ON audit_entry;
DROP FUNCTION onewindow_append_only();
"""


class Migration(migrations.Migration):
    """The book is only written to: the database itself refuses to change or delete an entry."""

    dependencies = [
        ('audit', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
