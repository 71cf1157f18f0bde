"""A signature, a sealed scan, a decision and an ending stay as they are; a grant may end, and nothing signed comes undone."""

from django.db import migrations

APPEND_ONLY = ("authority_signature", "authority_scan", "authority_decision", "authority_ending")

FORWARD = (
    """
UPDATE authority_agreement SET state = 'signed' WHERE signed_on IS NOT NULL;

CREATE FUNCTION authority_refuse_undoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '协议已经签署，不能退回或者删除（%，%）', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER authority_agreement_no_delete BEFORE DELETE ON authority_agreement
    FOR EACH ROW EXECUTE FUNCTION authority_refuse_undoing();
CREATE TRIGGER authority_agreement_forward BEFORE UPDATE ON authority_agreement
    FOR EACH ROW WHEN (OLD.state <> NEW.state AND NOT (
        (OLD.state = 'proposed' AND NEW.state IN ('signed', 'dropped')) OR (OLD.state = 'signed' AND NEW.state = 'ended')
    )) EXECUTE FUNCTION authority_refuse_undoing();
CREATE TRIGGER authority_grant_no_delete BEFORE DELETE ON authority_grant
    FOR EACH ROW EXECUTE FUNCTION authority_refuse_undoing();
CREATE TRIGGER authority_grant_only_ends BEFORE UPDATE ON authority_grant
    FOR EACH ROW WHEN (
        OLD.ended_at IS NOT NULL OR to_jsonb(NEW) - 'ended_at' IS DISTINCT FROM to_jsonb(OLD) - 'ended_at'
    ) EXECUTE FUNCTION authority_refuse_undoing();
"""
    + "\n".join(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION onewindow_append_only();"
        for table in APPEND_ONLY
    )
)
BACKWARD = "\n".join(f"DROP TRIGGER {table}_append_only ON {table};" for table in APPEND_ONLY) + """
DROP TRIGGER authority_agreement_no_delete ON authority_agreement;
DROP TRIGGER authority_agreement_forward ON authority_agreement;
DROP TRIGGER authority_grant_no_delete ON authority_grant;
DROP TRIGGER authority_grant_only_ends ON authority_grant;
DROP FUNCTION authority_refuse_undoing();
"""


class Migration(migrations.Migration):
    dependencies = [("authority", "0002_agreements_are_signed_by_both"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
