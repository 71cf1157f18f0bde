"""Make sure of a Chromium that shows Chinese, and print the program to start.

Tried in turn: ONEWINDOW_CHROMIUM, a browser on this machine, Debian's package (as root, or by sudo where it asks no
password), and last, without any rights, Debian's package unpacked into var/browser.
"""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(os.environ.get("ONEWINDOW_VAR", Path(__file__).resolve().parent.parent / "var")) / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
WITHOUT_QUESTIONS = {"DEBIAN_FRONTEND": "noninteractive"}


def main() -> int:
    browser = named() or on_path() or installed() or unpacked()
    if browser is None:
        tell(
            "No Chromium. Install one (on Debian: apt-get install chromium), or name it: ONEWINDOW_CHROMIUM=/path/to/it"
        )
        return 1
    print(wrapped(browser))
    return 0


def named() -> Path | None:
    """The browser that the environment names; one that does not run ends the search."""
    name = os.environ.get("ONEWINDOW_CHROMIUM")
    if name and not runs(Path(name)):
        sys.exit(f"ONEWINDOW_CHROMIUM names {name}, which does not run.")
    return Path(name) if name else None


def on_path() -> Path | None:
    """A browser of this machine. Some systems have a mere signpost by that name, so it must run."""
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path and runs(Path(path))), None)


def installed() -> Path | None:
    """Debian's package, installed for the whole machine."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        as_root = []
    elif shutil.which("sudo") and quiet(["sudo", "--non-interactive", "true"]):
        as_root = ["sudo", "--non-interactive"]
    else:
        return None
    tell("— 安装浏览器 · Installing Debian's Chromium for the browser tests (once)")
    return on_path() if apt([*as_root, "apt-get", "update"]) and apt([*as_root, *INSTALL]) else None


def unpacked(status: Path = Path("/var/lib/dpkg/status")) -> Path | None:
    """Debian's package and what it lacks on this machine, unpacked without installing. `status`: what is there."""
    ready = FOLDER / "chromium-unpacked"
    if runs(ready):
        return ready
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        return None
    tell("— 下载浏览器 · Unpacking Debian's Chromium into var/browser for the browser tests (once)")
    shutil.rmtree(FOLDER, ignore_errors=True)
    for part in ("lists/partial", "archives/partial", "debs", "root"):
        (FOLDER / part).mkdir(parents=True)
    options = [f"-oDir::State::status={status}", f"-oDir::State::lists={FOLDER}/lists", f"-oDir::Cache={FOLDER}"]
    if not apt(["apt-get", *options, "update"]):
        return None
    plan = subprocess.run(["apt-get", *options, "--simulate", *INSTALL[1:]], stdout=subprocess.PIPE, text=True)
    packages = [
        f"{name}={version}" for name, version in re.findall(r"^Inst (\S+) (?:\[\S+\] )?\((\S+)", plan.stdout, re.M)
    ]
    if not packages or not apt(["apt-get", *options, "download", *packages], cwd=FOLDER / "debs"):
        return None
    for package in (FOLDER / "debs").glob("*.deb"):
        subprocess.run(["dpkg", "--extract", str(package), str(FOLDER / "root")], check=True)
    shutil.rmtree(FOLDER / "debs")
    root = FOLDER / "root"
    libraries = sorted({str(path.parent) for path in root.rglob("*.so*") if path.parent.name != "chromium"})
    program = next(
        (path for path in (root / "usr/lib/chromium/chromium", root / "usr/bin/chromium") if path.exists()), None
    )
    if program is None:
        return None
    script(ready, f"export LD_LIBRARY_PATH={shlex.quote(':'.join(libraries))}", program)
    return ready if runs(ready) else None


def wrapped(browser: Path) -> Path:
    """A script that starts `browser` with the fonts of our package beside those of the machine."""
    fonts = importlib.util.find_spec("mplfonts")
    folder = Path(fonts.origin).parent / "fonts" if fonts and fonts.origin else Path("/usr/share/fonts")
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "fonts.conf").write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n'
        f"  <dir>/usr/share/fonts</dir>\n  <dir>{FOLDER}/root/usr/share/fonts</dir>\n  <dir>{folder}</dir>\n"
        f"  <cachedir>{FOLDER}/font-cache</cachedir>\n</fontconfig>\n",
        encoding="utf-8",
    )
    return script(FOLDER / "chromium", f"export FONTCONFIG_FILE={shlex.quote(str(FOLDER / 'fonts.conf'))}", browser)


def script(path: Path, setting: str, program: Path) -> Path:
    """Write a script that makes `setting` and becomes `program`."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(f'#!/bin/sh\n{setting}\nexec {shlex.quote(str(program.absolute()))} "$@"\n', encoding="utf-8")
    unfinished.chmod(0o755)
    unfinished.replace(path)
    return path


def runs(browser: Path) -> bool:
    """Whether `browser` starts, and says that it is one."""
    try:
        answer = subprocess.run([browser, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def apt(command: list[str], cwd: Path | None = None) -> bool:
    """Run apt-get; standard output is for our own answer, so what it says goes to standard error."""
    return (
        subprocess.run([*command, "-qq"], cwd=cwd, env=os.environ | WITHOUT_QUESTIONS, stdout=sys.stderr).returncode
        == 0
    )


def quiet(command: list[str]) -> bool:
    """Whether `command` succeeds."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
