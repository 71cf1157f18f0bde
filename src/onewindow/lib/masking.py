"""How personal data is shown to those who need not see it whole."""


def mask_number(number: str) -> str:
    """Show the first 3 and last 4 characters of an identity number: 520***********1238."""
    if len(number) <= 7:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def mask_phone(phone: str) -> str:
    """Show the first 3 and last 4 digits: 138****0000."""
    return phone[:3] + "****" + phone[-4:] if len(phone) >= 8 else "*" * len(phone)


def mask_name(name: str) -> str:
    """Show the family name only: 张*, 欧阳* becomes 欧**."""
    return name[:1] + "*" * (len(name) - 1)
