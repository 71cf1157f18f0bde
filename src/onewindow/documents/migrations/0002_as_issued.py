from django.db import migrations

FORWARD = """
CREATE FUNCTION documents_document_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '文书已经出具，不能更改或者删除（%）', OLD.number USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER documents_document_as_issued BEFORE UPDATE OR DELETE ON documents_document
    FOR EACH ROW EXECUTE FUNCTION documents_document_as_issued();
"""

BACKWARD = """
DROP TRIGGER documents_document_as_issued ON documents_document;
DROP FUNCTION documents_document_as_issued();
"""


class Migration(migrations.Migration):
    """What was issued stays as issued: the database itself refuses to change or delete a paper's row."""

    dependencies = [
        ('documents', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
