"""Refusals of this room."""

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, NotFound, Refused


class PaperUnknown(NotFound):
    """No paper carries this verification code."""

    code = "paper_unknown"
    sentence = _("没有查到这个验真码对应的文书。请核对纸面上的验真码；核对无误仍查不到的，请向出具机关核实。")


class PaperAltered(Refused):
    """The stored file is not the one that was issued."""

    code = "paper_altered"
    sentence = _("文书%(number)s的存档文件与出具时不一致，已停止提供。请联系中心管理员核查。")


class PaperMissing(Refused):
    """The stored file is gone."""

    code = "paper_missing"
    sentence = _("文书%(number)s的存档文件找不到。请联系中心管理员核查。")


class NoChineseFont(Refused):
    """Papers would come out as empty boxes, so none is printed."""

    code = "no_chinese_font"
    sentence = _(
        "找不到中文字体，不能出具文书。请安装软件包 mplfonts，或者系统字体 Noto Serif CJK SC 和 Noto Sans CJK SC。"
    )


class CharacterMissing(InvalidInput):
    """A character that no installed font has: an emoji typed by mistake, or a rare character of a name."""

    code = "character_missing"
    sentence = _(
        "字库里没有“%(character)s”字，文书无法印出。请改用通用汉字；如为姓名用字，请联系管理员安装有该字的字体。"
    )
