"""Dates as the JSON states them: of EDTF (ISO 8601-2) year, month and day, with `X` for a digit that is not known.

The `edtf` package reads all of the standard, intervals, seasons and sets included, which no page could show as the day
of a speech, and it warns at import; this profile is one pattern and the calendar.
"""

from __future__ import annotations

import calendar
import re

FIRST_YEAR, LAST_YEAR = 1840, 2099
"""Speeches of other years are none that we publish: such a year is a slip of the pen or of our reading."""
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")


def is_date(text: str) -> bool:
    """Whether `text` is such a date and the calendar has it: `20XX-02-29`, but not `2023-02-29`."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    months = [number for number in range(1, 13) if month is None or _fits(number, month)]
    return any(
        day is None or any(_fits(number, day) for number in range(1, _days(year, month_number) + 1))
        for month_number in months
    )


def has_form(text: str) -> bool:
    """Whether `text` is written as such a date, be there such a day or not."""
    return _DATE.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether a date is known to the day, as other programs have dates."""
    return text.count("-") == 2 and "X" not in text and is_date(text)


def is_of_our_years(text: str) -> bool:
    """Whether the year of a date can be that of a speech."""
    return int(text[:4].replace("X", "9")) >= FIRST_YEAR and int(text[:4].replace("X", "0")) <= LAST_YEAR


def _fits(number: int, pattern: str) -> bool:
    return all(sign in ("X", digit) for sign, digit in zip(pattern, f"{number:02}", strict=True))


def _days(year: str, month: int) -> int:
    known = "X" not in year
    return calendar.monthrange(int(year) or 4 if known else 2000, month)[1]
