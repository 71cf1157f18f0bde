"""Registering who applies: one row per number, found by its blind index."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from onewindow.lib.encryption import blind_index
from onewindow.lib.refusal import InvalidInput
from onewindow.organisation.models import Applicant


class NameDiffers(InvalidInput):
    code = "applicant_name_differs"
    sentence = _("该证件号码登记的姓名或名称与填写的不一致，请核对证件；确属更名的，请勾选“确认更名”。")
    on_record = True


def register_applicant(
    *,
    kind: str,
    name: str,
    number_kind: str,
    number: str,
    phone: str = "",
    representative: str = "",
    address: str = "",
    name_change_confirmed: bool = False,
) -> Applicant:
    """Find or add the applicant with this (already checked) number, keep the newest phone and address.

    Refuses with NameDiffers when the number is known under another name and no change of name was confirmed.
    """
    applicant = find_applicant(number_kind=number_kind, number=number)
    if applicant is None:
        applicant = Applicant(kind=kind, name=name, number_kind=number_kind)
        applicant.set_number(number)
    elif applicant.name != name:
        if not name_change_confirmed:
            raise NameDiffers(field="applicant.name")
        applicant.name = name
    if phone:
        applicant.set_phone(phone)
    applicant.representative = representative or applicant.representative
    applicant.address = address or applicant.address
    try:
        with transaction.atomic():
            applicant.save()
    except IntegrityError:
        # Another window registered the same person a moment ago.
        return register_applicant(
            kind=kind,
            name=name,
            number_kind=number_kind,
            number=number,
            phone=phone,
            representative=representative,
            address=address,
            name_change_confirmed=name_change_confirmed,
        )
    return applicant


def find_applicant(*, number_kind: str, number: str) -> Applicant | None:
    """Return who is registered under this whole number, or None."""
    return Applicant.objects.filter(number_kind=number_kind, number_index=blind_index(number)).first()
