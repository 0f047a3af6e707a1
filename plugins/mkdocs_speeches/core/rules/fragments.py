"""Fragments: the named pieces that patterns are made of (`{date}`, `{name}`), so that each is written once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from mkdocs_speeches.core.rules.files import read_list, read_table
from mkdocs_speeches.core.rules.kinds import Rule, RulesError

_NAMED = re.compile(r"\{([a-z]+)\}")


@cache
def load_fragments() -> tuple[Rule, ...]:
    """The fragments of `data/fragments.toml`, compiled. Raises RulesError."""
    known = surname_fragments()
    found = []
    for entry in read_table("fragments")["fragment"]:
        known[entry["name"]] = insert(entry["pattern"], known)
        pattern = re.compile(known[entry["name"]])
        found.append(Rule(entry["name"], pattern, tuple(entry["examples"]), tuple(entry["not"])))
    return tuple(found)


@cache
def shared_fragments() -> Mapping[str, str]:
    """The patterns of the fragments that every rule file knows."""
    return {fragment.name: fragment.pattern.pattern for fragment in load_fragments()}


def surname_fragments() -> dict[str, str]:
    """The surnames of one character as a run of them, those of more as a pattern."""
    surnames = longest_first(read_list("surnames"))
    return {
        "surname": "".join(word for word in surnames if len(word) == 1),
        "double": alternation(word for word in surnames if len(word) > 1),
    }


def add_fragments(own: Mapping[str, str], known: Mapping[str, str]) -> Mapping[str, str]:
    """The fragments known so far and a rule file's own, each of which may name those before it."""
    fragments = dict(known)
    for name, pattern in own.items():
        fragments[name] = insert(pattern, fragments)
    return fragments


def insert(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with each `{fragment}` in its place. Raises RulesError for one that is not known."""
    if unknown := set(_NAMED.findall(pattern)) - fragments.keys():
        raise RulesError(f"no fragment is called {', '.join(sorted(unknown))}: {pattern}")
    return _NAMED.sub(lambda match: fragments[match[1]], pattern)


def rule_parts(
    entry: Mapping[str, Any], fragments: Mapping[str, str] | None = None
) -> tuple[str, re.Pattern[str], tuple[str, ...], tuple[str, ...]]:
    """Name, pattern, examples and counterexamples of an entry. Raises RulesError where one is not stated."""
    if missing := {"name", "pattern", "examples", "not"} - set(entry):
        raise RulesError(f"rule {entry.get('name', '?')} lacks {', '.join(sorted(missing))}")
    return entry["name"], compile_pattern(entry, "pattern", fragments), tuple(entry["examples"]), tuple(entry["not"])


def compile_pattern(entry: Mapping[str, Any], key: str, fragments: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """The pattern that an entry has under `key`, of these fragments or the shared ones. Raises RulesError."""
    try:
        return _compiled(insert(entry[key], shared_fragments() if fragments is None else fragments))
    except re.error as error:
        raise RulesError(f"rule {entry['name']}: {key} is no regular expression: {error}") from error


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most of the time of loading rules goes into this, and when they are read again few have changed."""
    return re.compile(pattern)


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of `words`, in their order."""
    return f"(?:{'|'.join(map(re.escape, words))})"


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words as alternations need them: one that begins with another stands before it."""
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
