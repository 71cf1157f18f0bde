"""Marking what people read where a library asks for plain text; it is still told in the language that is on."""

from collections.abc import Callable
from typing import cast

from django.utils.translation import gettext_lazy

_ = cast(Callable[[str], str], gettext_lazy)
