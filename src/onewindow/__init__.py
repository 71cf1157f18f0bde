"""OneWindow 一窗通办."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
VAR = Path(os.environ.get("ONEWINDOW_VAR", PACKAGE.parent.parent / "var"))
