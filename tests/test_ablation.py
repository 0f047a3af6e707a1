"""Ablation takes away and moves what it says, and the list of what is unpinned only shrinks."""

from __future__ import annotations

import subprocess
import sys

from scripts.ablate import LIST, read_list
from scripts.ablations import all_ablations
from tests.sites import ROOT


def test_each_rule_expression_and_number_has_a_name_of_its_own() -> None:
    names = [ablation.name for ablation in all_ablations()]
    assert len(set(names)) == len(names)
    kinds = {kind: sum(name.startswith(kind) for name in names) for kind in ("rule ", "pattern ", "number ")}
    assert min(kinds.values()) > 20, kinds


def test_what_is_unpinned_is_there_still() -> None:
    assert set(read_list()) <= {ablation.name for ablation in all_ablations()}


def test_the_list_of_what_is_unpinned_only_shrinks() -> None:
    command = ("git", "-C", str(ROOT), "show", f"HEAD:{LIST.relative_to(ROOT).as_posix()}")
    before = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    assert set(read_list()) <= set(before)


SAID = {
    "rule debris/source": "debris",
    "pattern _DOCUMENT": "[]",
    "number SHORTEST_QUOTE +40 %": "6",
    "number LEAST_WEIGHT −30 %": "0",
}


def test_an_ablation_changes_what_is_read_and_nothing_else() -> None:
    """Each in a process of its own, for it changes its process for good."""
    program = f"""
import os
from scripts.ablations import all_ablations
from mkdocs_speeches.core.library import citations, enough
from mkdocs_speeches.core.rules.load import load_rules
rules = load_rules()
ablations = {{ablation.name: ablation for ablation in all_ablations()}}
before = len(rules.debris), rules.pieces
for name in {list(SAID)}:
    if os.fork():
        assert os.wait()[1] == 0, name
        continue
    ablations[name].apply()
    assert load_rules() is rules and rules.pieces == before[1]
    fewer, found = "debris" if len(rules.debris) < before[0] else "", citations._DOCUMENT.findall("《甲》")
    print(name, fewer, found, citations.SHORTEST_QUOTE, enough.LEAST_WEIGHT, flush=True)
    os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == len(SAID)
    for line, (name, said) in zip(lines, SAID.items(), strict=True):
        assert said in line.removeprefix(name), line
