"""Write requirements/*.txt: every package that OneWindow needs, with its version and hashes, for all platforms."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = {
    "test": ["pyproject.toml", "--all-extras"],
    "base": ["pyproject.toml", "--extra=demo", "--extra=checkout", "--constraint=requirements/test.txt"],
    "fonts": ["requirements/fonts.in", "--no-deps"],  # the fonts alone: we draw with nothing that comes with them
}
OPTIONS = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-config", "--quiet", "--upgrade"]


def main() -> None:
    uv = Path(sys.executable).with_name("uv")
    for part, source in PARTS.items():
        target = f"requirements/{part}.txt"
        compile_ = [str(uv), "pip", "compile", *source, *OPTIONS, "--custom-compile-command=make lock"]
        subprocess.run([*compile_, f"--output-file={target}"], cwd=ROOT, check=True)
        if "://" in (text := (ROOT / target).read_text()):
            sys.exit(
                f"{target} names a host, which would bind everybody to it:\n{text[: text.index('://') + 80][-200:]}"
            )


if __name__ == "__main__":
    main()
