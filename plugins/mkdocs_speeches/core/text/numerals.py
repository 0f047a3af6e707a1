"""Numbers as signs write them, read; and as the lists of Word files and web pages write them."""

from __future__ import annotations

import unicodedata

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


_VALUES = {
    sign: value
    for value, signs in enumerate(["〇○零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"])
    for sign in signs
}
_LETTERS = {"I": 1, "V": 5, "X": 10}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 99}


def number(text: str) -> int:
    """The value of a number as a sign writes it: `十二`, `12`, `Ⅻ`, `⑫`, `㈠`, `b`, `1.2` (its last part), `其次`."""
    if text in _WORDS:
        return _WORDS[text]
    if text.isascii() and text.isdigit():
        return int(text)
    if unicodedata.category(text[0]) in ("No", "Nl"):
        return int(unicodedata.numeric(text[0]))
    if "." in text:
        return int(text.rpartition(".")[2])
    if set(text) <= set(_LETTERS):
        return _roman(text)
    if text.isascii():
        return ord(text[0].lower()) - 0x60
    return _chinese(text)


def _roman(text: str) -> int:
    values = [_LETTERS[sign] for sign in text]
    return sum(-value if value < next_ else value for value, next_ in zip(values, [*values[1:], 0], strict=True))


def _chinese(text: str) -> int:
    if "十" not in text and "百" not in text:
        value = 0
        for sign in text:
            value = value * 10 + _VALUES.get(sign, 0)
        return value
    total, digit = 0, 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _VALUES.get(sign, 0)
    return total + digit
