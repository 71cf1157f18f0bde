"""Numbers that people and organisations are known by, checked exactly (GB 11643, GB 32100, GB/T 2260, ISO 7064)."""

from datetime import date

from onewindow.lib.identifiers.case_number import CaseNumber, case_check_char, check_case_number, make_case_number
from onewindow.lib.identifiers.credit_code import CreditCode, check_credit_code, credit_code_check_char
from onewindow.lib.identifiers.errors import UnknownNumberKind
from onewindow.lib.identifiers.id_number import IdNumber, check_id_number, id_number_check_digit
from onewindow.lib.identifiers.mobile import check_mobile
from onewindow.lib.identifiers.number import Caution, Number
from onewindow.lib.identifiers.permits import check_hmt_permit, check_passport, check_residence_card

__all__ = [
    "CaseNumber",
    "Caution",
    "CreditCode",
    "IdNumber",
    "Number",
    "case_check_char",
    "check_case_number",
    "check_credit_code",
    "check_hmt_permit",
    "check_id_number",
    "check_mobile",
    "check_number",
    "check_passport",
    "check_residence_card",
    "credit_code_check_char",
    "id_number_check_digit",
    "make_case_number",
]


def check_number(kind: str, number: str, today: date, field: str | None = None) -> Number:
    """Check an applicant's number of the given kind and return it in its normal form with any warnings.

    `kind` is one of id_card, credit_code, passport, hmt_permit, residence_card; another raises `UnknownNumberKind`.
    Raises the `InvalidNumber` refusal of that kind, carrying `field`.
    """
    match kind:
        case "id_card":
            return check_id_number(number, today, field)
        case "credit_code":
            return check_credit_code(number, field)
        case "passport":
            return check_passport(number, field)
        case "hmt_permit":
            return check_hmt_permit(number, field)
        case "residence_card":
            return check_residence_card(number, field)
    raise UnknownNumberKind(field=field)
