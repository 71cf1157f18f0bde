"""What made an answer stale, in a sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onewindow.catalogue.rules.staleness import MATERIAL_CHANGED, MATERIAL_GONE, PROVINCE_CHANGED, Reason


def reason_sentence(reason: Reason) -> str:
    """第2版自2026-12-01起施行，“健康体检证明”的要求或者审查要点有变化。"""
    facts = {
        "day": reason.since.isoformat(),
        "version": reason.version,
        "materials": _("、").join(reason.materials),
    }
    if reason.kind == PROVINCE_CHANGED:
        return _("省级审查要点自%(day)s起有变化：%(materials)s。") % facts
    if reason.kind == MATERIAL_CHANGED:
        return _("清单第%(version)s版自%(day)s起施行，这些材料的要求或者审查要点有变化：%(materials)s。") % facts
    if reason.kind == MATERIAL_GONE:
        return _("清单第%(version)s版自%(day)s起施行，不再要求：%(materials)s。") % facts
    return _("清单第%(version)s版自%(day)s起施行，请核对答复是否仍然适用。") % facts


def stale_count(count: int) -> str:
    return ngettext("%(count)d 条待复核", "%(count)d 条待复核", count) % {"count": count}
