"""Numbers as the lists of Word files and web pages write them."""

from __future__ import annotations

_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand")
)
_DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")
_CHINESE_TENS: tuple[str, ...] = ("", "十", *(f"{digit}十" for digit in "二三四五六七八九"))
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SERIES = {
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")


def ordinal(value: int, form: str) -> str:
    """A number as a list writes it, by the names of Office Open XML; decimal for forms that aren't known."""
    tens, ones = divmod(value, 10)
    if form in _SERIES and 0 < value <= len(_SERIES[form]):
        return _SERIES[form][value - 1]
    if form in _CHINESE and 0 < value < 100:
        return _CHINESE_TENS[tens] + _DIGITS[ones]
    if form in ("upperRoman", "lowerRoman") and 0 < value < 100:
        roman = _ROMAN_TENS[tens] + _ROMAN_ONES[ones]
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalFullWidth":
        return str(value).translate(_FULL_WIDTH)
    return f"{value:02d}" if form == "decimalZero" else str(value)
