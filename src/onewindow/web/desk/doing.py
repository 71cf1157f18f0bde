"""Doing what a pressed button asks for: the files first, then act after act, until one is refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onewindow.cases import actions
from onewindow.cases.files import Upload
from onewindow.cases.rules import Act
from onewindow.lib.refusal import NotFound, Refused
from onewindow.web.desk.acts import WAYS, Order
from onewindow.web.desk.faults import Faults


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, in sentences, and what was refused after it; `files_wait` while the form's files are not kept yet."""

    done: Sequence[str] = ()
    faults: Faults = field(default_factory=Faults)
    files_wait: bool = False


def attach_all(order: Order, uploads: Sequence[tuple[str | None, Upload]]) -> None:
    """Keep the files of a form under keys of the form's own, so that sending it twice keeps each once."""
    for place, (code, upload) in enumerate(uploads):
        key = f"{order.key}:file:{place}"
        actions.attach(number=order.number, upload=upload, material_code=code, by=order.by, at=order.at, key=key)


def do_all(order: Order, acts: Sequence[Act]) -> Outcome:
    """Do one act after the other; the first refusal ends it, and what was done before stands. Raises NotFound."""
    done: list[str] = []
    for act in acts:
        try:
            WAYS[act].do(replace(order, key=f"{order.key}:{act}"))
        except NotFound:
            raise
        except Refused as refusal:
            return Outcome(done, Faults(refusal, typed=order.typed, act=act))
        done.append(str(WAYS[act].done))
    return Outcome(done)
