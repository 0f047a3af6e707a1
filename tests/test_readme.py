"""What the READMEs promise: the commands exist, the tables say what the program takes, both languages say the same."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from mkdocs.config.base import Config

from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.folding import fold
from mkdocs_speeches.hosts.cli.main import main
from mkdocs_speeches.hosts.mkdocs.editorial import CORRECTIONS
from mkdocs_speeches.hosts.mkdocs.plugin import SpeechesConfig
from mkdocs_speeches.hosts.placeholders import CONTACT_MARK, OVERVIEW_MARK
from mkdocs_speeches.hosts.seeds import SUFFIXES
from tests.sites import FIVE_LINES, ROOT

ENGLISH = ROOT / "README.md"
CHINESE = ROOT / "README.zh-CN.md"
READMES = [ENGLISH, CHINESE]
PAGES = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs/dev").glob("*.md"))]


def blocks(text: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def shape(text: str) -> list[str]:
    """What must stay in step between the languages: heading levels, links' and pictures' targets, code, table rows."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    found = re.findall(r"^(#+) |\]\(([^)]+)\)|^(\| `[^`]+`)", prose, re.MULTILINE)
    return ["".join(parts) for parts in found if "README" not in parts[1]]


def table(text: str, start: int) -> dict[str, str]:
    """The rows of the table behind the `start`-th heading of second level: first cell → second cell."""
    section = re.split(r"^## ", text, flags=re.MULTILINE)[start]
    rows = re.findall(r"^\| `([^`]+)` \|([^|]*)\|", section, re.MULTILINE)
    return {name: value.strip() for name, value in rows}


def settings_of(config: type[Config]) -> Mapping[str, object]:
    return {name: option.default for name, option in config._schema}


def test_both_languages_say_the_same() -> None:
    english, chinese = (path.read_text("utf-8") for path in READMES)
    assert shape(english) == shape(chinese)
    plain = [[re.sub(r" +#.*", "", block) for block in blocks(text)] for text in (english, chinese)]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_commands_stand_in_the_makefile(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"make (\w+)", path.read_text("utf-8")))
    assert {"serve", "test", "build"} <= named
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in named)


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_settings_are_those_of_the_plugin(path: Path) -> None:
    stated = table(path.read_text("utf-8"), 4)
    assert {name: value.strip("`") for name, value in stated.items()} == {
        name: "" if default is None else str(default) for name, default in settings_of(SpeechesConfig).items()
    }


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_commands_are_those_of_the_program(path: Path) -> None:
    stated = {name.split()[1]: name for name in table(path.read_text("utf-8"), 5)}
    assert isinstance(main, click.Group)
    assert set(stated) == set(main.commands)
    for name, usage in stated.items():
        options = {
            option for parameter in main.commands[name].params for option in parameter.opts if option[:2] == "--"
        }
        assert set(re.findall(r"--[\w-]+", usage)) <= options


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_five_lines_are_those_that_the_tests_build_with(path: Path) -> None:
    assert FIVE_LINES in blocks(path.read_text("utf-8"))


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_what_is_read_is_what_the_program_reads(path: Path) -> None:
    [read] = re.findall(r"^- [^.`]*`\.txt`.*?(?=[。(（]|\. )", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert re.findall(r"`(\.\w+)`", read) == list(SUFFIXES)


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_marks_and_keys_are_those_of_the_program(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"`(<!-- .*? -->)`", text)) == {OVERVIEW_MARK, CONTACT_MARK}
    assert f"`docs/{CORRECTIONS}`" in text
    assert "`draft: true`" in text
    assert FrontMatter.model_fields["draft"].annotation is bool


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_no_index_is_named_before_the_package_is_there(path: Path) -> None:
    installed = re.findall(r"pip install (.*)", path.read_text("utf-8"))
    assert installed == ["--editable .", "git+https://github.com/example/mkdocs-speeches"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files_that_exist(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_sample_of_a_rule_holds_and_is_none_that_there_is() -> None:
    [sample] = [block for block in blocks((ROOT / "CONTRIBUTING.md").read_text("utf-8")) if "[[debris]]" in block]
    [rule] = tomllib.loads(sample)["debris"]
    assert rule["name"] not in {known.name for known in load_rules().debris}
    assert all(re.fullmatch(rule["pattern"], fold(text)) for text in rule["examples"])
    assert not any(re.fullmatch(rule["pattern"], fold(text)) for text in rule["not"])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_that_a_page_names_are_there(path: Path) -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?mkdocs-speeches ([a-z]+)", path.read_text("utf-8")))
    assert named <= set(main.commands)


def test_each_module_stands_in_the_layout_once() -> None:
    layout = blocks((ROOT / "docs/dev/architecture.md").read_text("utf-8"))[0]
    top = re.findall(r"^  (\w+\.py) ", layout, re.MULTILINE)
    assert len(top) == len(set(top))
