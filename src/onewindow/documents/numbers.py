"""Document numbers: 遵政务受字〔2026〕000123号."""

_WORDS = {
    "receipt": "收",
    "acceptance": "受",
    "one_time_notice": "告",
    "completion_notice": "补",
    "decline": "不受",
    "return": "退",
    "special_procedure": "特",
    "extension": "延",
    "grant": "准",
    "refusal": "不准",
    "certificate": "证",
    "delivery": "送",
    "handover": "移",
    "withdrawal": "撤",
    "termination": "终",
    "assessment": "考",
    "liability": "责",
    "agreement": "授",
    "answer_manual": "口",
    "confirmation_list": "确",
    "coverage": "驻",
}


def document_number(prefix: str, kind: str, year: int, running: int) -> str:
    """Write the number of a paper: the centre's prefix, the kind's word, the year, the running number of that year."""
    return f"{prefix}{_WORDS[kind]}字〔{year}〕{running:06}号"
