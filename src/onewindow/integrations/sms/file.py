"""The demo's way out: each message becomes a file that anybody can open."""

from pathlib import Path

from onewindow.messaging.driver import Letter, Unreachable


class FileDriver:
    """Writes `<folder>/<id>.txt`; a letter that was written already is not written again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, letter: Letter) -> str:
        file = self.folder / f"{letter.id}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.write_text(f"{letter.to}\n{letter.text}\n", encoding="utf-8")
        except OSError as fault:
            raise Unreachable(str(fault)) from fault
        return letter.id
