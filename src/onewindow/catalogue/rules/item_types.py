"""The usual code table of item types, laid down where the table lacks them; a place may rename or add."""

ITEM_TYPES = {
    "01": "行政许可",
    "02": "行政处罚",
    "03": "行政强制",
    "04": "行政征收",
    "05": "行政给付",
    "06": "行政检查",
    "07": "行政确认",
    "08": "行政奖励",
    "09": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}
LICENCE = "01"

# 依申请办理的: what is asked for by somebody; punishments, coercion, levies and inspections are begun by the authority.
BY_APPLICATION = frozenset({"01", "05", "07", "08", "09", "10", "20"})
