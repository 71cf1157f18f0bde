"""What a clerk typed: kept as typed, so that nothing is lost, and read into what the actions take."""

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.cases.application import LABELS, AgentInput, ApplicantInput, Application, MaterialInput
from onewindow.cases.files import Upload
from onewindow.cases.rules import Channel, CollectAt, Verdict
from onewindow.catalogue.models import MaterialRequirement
from onewindow.catalogue.rules import ListedMaterial
from onewindow.lib.ids import new_id
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import FieldWrong
from onewindow.web.reading import as_day, read_checked

MATERIAL = re.compile(r"materials\.(.{1,20})-(?:verdict|remark|files)")
SITUATION = re.compile(r"situations\.[0-9]{1,3}")
LETTER = "letter"


class Typed:
    """The fields of one request by name; what was not sent is empty."""

    def __init__(self, post: QueryDict | None = None, files: MultiValueDict[str, UploadedFile] | None = None) -> None:
        self.post = QueryDict() if post is None else post
        self.files: MultiValueDict[str, UploadedFile] = MultiValueDict() if files is None else files

    @classmethod
    def of(cls, request: HttpRequest) -> "Typed":
        return cls(request.POST, request.FILES)

    def __getitem__(self, name: str) -> str:
        return str(self.post.get(name, ""))

    def __contains__(self, name: str) -> bool:
        return name in self.post

    @property
    def key(self) -> str:
        """The form's own key, by which sending it twice does it once; a new one when it has none."""
        try:
            return str(UUID(self["key"]))
        except ValueError:
            return str(new_id())

    @property
    def situations(self) -> tuple[int, ...]:
        """What was chosen, whether under its question (`situations.1`) or without one (`situations`)."""
        named = (self.post.getlist(name) for name in self.post if name == "situations" or SITUATION.fullmatch(name))
        return tuple(int(key) if key.isdecimal() else 0 for chosen in named for key in chosen)

    @property
    def codes(self) -> list[str]:
        """The materials that have a row in the form, listed or not: what isn't listed is for the action to refuse."""
        found = (MATERIAL.fullmatch(name) for name in (*self.post, *self.files))
        return list(dict.fromkeys(match[1] for match in found if match))

    def day(self, name: str, label: str | Promise) -> date | None:
        """A date field. Refuses with FieldWrong what is no date."""
        text = self[name].strip()
        if not text:
            return None
        day = as_day(text)
        if day is None:
            raise FieldWrong(field=name, label=label, value=text)
        return day


def read_application(typed: Typed, listed: Sequence[ListedMaterial]) -> Application:
    """Read the new visitor's form. Refuses with InvalidInputs what can't be read; the action judges the rest."""
    faults: list[Refused] = []
    until = None
    if typed["agent.present"]:
        try:
            until = typed.day("agent.until", LABELS["agent.until"])
        except Refused as fault:
            faults.append(fault)
    try:
        materials = read_materials(typed, listed)
    except InvalidInputs as found:
        faults += found.refusals
    if faults:
        raise InvalidInputs(faults)
    applicant = ApplicantInput(
        kind=typed["applicant.kind"],
        name=typed["applicant.name"].strip(),
        number_kind=typed["applicant.number_kind"],
        number=typed["applicant.number"],
        phone=typed["applicant.phone"],
        representative=typed["applicant.representative"].strip(),
        address=typed["applicant.address"].strip(),
        name_change_confirmed=bool(typed["applicant.name_change_confirmed"]),
    )
    agent = AgentInput(
        name=typed["agent.name"].strip(),
        number=typed["agent.number"],
        phone=typed["agent.phone"],
        scope=typed["agent.scope"].strip(),
        until=until,
    )
    return Application(
        item_code=typed["item"],
        applicant=applicant,
        agent=agent if typed["agent.present"] else None,
        channel=typed["channel"] or Channel.COUNTER,
        collect_at=typed["collect_at"] or CollectAt.HOME,
        situations=typed.situations,
        materials=materials,
    )


def read_materials(typed: Typed, listed: Sequence[ListedMaterial]) -> tuple[MaterialInput, ...]:
    """Read the check-list's rows; an optional material that nobody looked at was not handed in.

    Refuses with InvalidInputs counts that are none.
    """
    optional = {each.code for each in listed if each.necessity == MaterialRequirement.Necessity.OPTIONAL}
    faults: list[Refused] = []
    found = []
    for code in typed.codes:
        row = f"materials.{code}"
        verdict = typed[f"{row}-verdict"]
        if not verdict and code in optional and row + "-files" not in typed.files:
            continue
        copies = typed[f"{row}-copies"].strip() or "0"
        if not (copies.isascii() and copies.isdecimal() and len(copies) <= 3):
            faults.append(FieldWrong(field=row, label=_("留存份数"), value=copies[:20]))
            continue
        found.append(
            MaterialInput(
                code=code,
                verdict=verdict or Verdict.PENDING,
                remark=typed[f"{row}-remark"].strip(),
                original_seen=bool(typed[f"{row}-original"]),
                copies_kept=int(copies),
            )
        )
    if faults:
        raise InvalidInputs(faults)
    return tuple(found)


def read_uploads(typed: Typed) -> list[tuple[str | None, Upload]]:
    """Read the files with the material's code, None for the letter of authority.

    Refuses with InvalidInputs each file that is too large, empty or not of a kind that is taken: before anything is
    written, so that a bad file changes nothing.
    """
    places: list[tuple[str, str | None]] = [(LETTER, None)]
    places += [(f"materials.{code}", code) for code in typed.codes]
    faults: list[Refused] = []
    uploads = []
    for place, code in places:
        for file in typed.files.getlist(place if code is None else f"{place}-files"):
            try:
                uploads.append((code, read_checked(file, place)))
            except Refused as fault:
                faults.append(fault)
    if faults:
        raise InvalidInputs(faults)
    return uploads


def read_upload(typed: Typed, name: str) -> Upload | None:
    """Read the one file of a field, or None. Refuses as `read_uploads` does, naming the field."""
    file = typed.files.get(name)
    return read_checked(file, name) if file else None
