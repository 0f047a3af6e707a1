"""Markdown that shows text literally.

Seeds are untrusted: whatever they hold is shown as it stands. Each block of text is written on one line, so only the
first characters of a block can start a Markdown block, and only signs inside it can start anything else.
"""

from __future__ import annotations

import re

from mkdocs_speeches.core.text.marks import SPACES

# A backslash reads best, an entity is understood by every extension: the former for signs that Markdown itself
# lets escape, the latter for all that some extension, template engine or HTML would take for its own.
_BACKSLASHED = "*_[]`#"
_ENTITIES = "\\<>&{}|~^$@/\"'"
_NAMED_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}
# Controls are no characters of HTML or YAML; a reader sees that something stood there.
CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if not chr(code).isspace()}


_ODD_SPACE = re.compile("[\n-\r\x1c-\x1f\x85\u2028\u2029]")


def _entity(sign: str) -> str:
    return _NAMED_ENTITIES.get(sign, f"&#{ord(sign)};")


_ESCAPED = {
    **{sign: f"\\{sign}" for sign in _BACKSLASHED},
    **{sign: _entity(sign) for sign in _ENTITIES},
    **{chr(code): shown for code, shown in CONTROLS.items()},
}
# Signs are rare in Chinese prose: looking for them is many times faster than translating each character.
_ESCAPED_SIGN = re.compile(f"[{re.escape(''.join(_ESCAPED))}]")
# Harmless alone, a mark of some extension in company: dashes, dots, plus and equal signs in a row, `:smile:`, `(c)`,
# `www.`, `1st`. All begin with one of a few signs, by which they are found fast.
_COMPANY = re.compile(
    r"[-.+=:(snrtSNRT](?:(?P<backslash>(?<=-)-+|(?<=\.)\.+|(?<=\+)\++)"
    r"|(?<==)=+|(?<=:)(?=[\w+-]+:)|(?<=\()(?=[A-Za-z]{1,2}\))|(?<=www\.)|(?<=[0-9][snrtSNRT])(?=[tdhTDH]\b))"
)
# What would make a block something else than a paragraph when it stands first.
_START = re.compile(r"(?P<list>\(?(?:[0-9]+|[A-Za-z]+)(?=[.)](?:\s|$)))|(?P<sign>[-+])|(?P<other>[:!?;=%])")
_CONTROL_SIGN = re.compile(f"[{re.escape(''.join(map(chr, CONTROLS)))}]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def escape(text: str) -> str:
    """The Markdown that shows `text`, one line, literally inside a block."""
    return _COMPANY.sub(_escape_company, _ESCAPED_SIGN.sub(lambda match: _ESCAPED[match[0]], text))


def _escape_company(match: re.Match[str]) -> str:
    if match["backslash"]:
        return "".join(f"\\{sign}" for sign in match[0])
    return "".join(_entity(sign) for sign in match[0])


def escape_start(markdown: str) -> str:
    """Escaped Markdown so that it is a paragraph where it stands first in a block."""
    match = _START.match(markdown)
    if match is None:
        return markdown
    rest = markdown[match.end() :]
    if match["list"]:
        return f"{match[0]}\\{rest}"
    return f"\\{match[0]}{rest}" if match["sign"] else f"{_entity(match[0])}{rest}"


def escape_verbatim(text: str) -> str:
    """The same for a block that keeps white space: none is lost at its ends or where several stand together."""
    return escape_start(SPACES.sub(_keep_spaces, escape(level_spaces(text))))


def _keep_spaces(match: re.Match[str]) -> str:
    """Blanks as they are: one between others is safe."""
    is_safe = match[0] == " " and match.start() > 0 and match.end() < len(match.string)
    return " " if is_safe else "".join(map(_entity, match[0]))


def level_spaces(text: str) -> str:
    """`text` in one line: what would end it, or is a blank to few, is a plain blank."""
    return _ODD_SPACE.sub(" ", text)


def printable(text: str) -> str:
    """`text` as a reader sees it: in place of a control something that shows."""
    return _CONTROL_SIGN.sub("\ufffd", text)


def escape_attribute(text: str) -> str:
    """`text` as the value of an HTML attribute that stands in Markdown, where a backslash would stay."""
    return _PUNCTUATION.sub(lambda match: _entity(match[0]), printable(text))
