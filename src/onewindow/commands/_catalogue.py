"""What the commands that import and export items share."""

import sys

from django.utils.translation import gettext as _

from onewindow.organisation.models import Centre


def choose_centre(code: str | None, none_yet: str) -> tuple[Centre | None, str]:
    """Return the centre of that region code, or the first one without a code; or None with the sentence that says why.

    `none_yet` is said when there is no centre at all.
    """
    centres = Centre.objects.filter(code=code) if code else Centre.objects.all()
    centre = centres.order_by("code").first()
    if centre or not code:
        return centre, none_yet
    return None, _("没有行政区划代码为“%s”的政务服务中心。") % code


def fail(sentence: str) -> int:
    """Say on stderr why nothing was done, and return the exit code for it."""
    print(sentence, file=sys.stderr)
    return 1
