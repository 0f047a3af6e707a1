"""The page on corrections holds true: each sample on it is read as the page says, and it names every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_speeches.core.editors.frontblock import split
from mkdocs_speeches.core.editors.frontmatter import FrontMatter
from mkdocs_speeches.core.model import Heading, ParagraphKind, Seed, walk
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display
from tests.sites import ROOT, Site, build

PAGE = ROOT / "docs/editing.md"
SAMPLE = re.compile(
    r"^(改前|改后)：\n\n```text\n(.*?)\n```\n\n读作：\n\n```text\n(.*?)\n```$", re.MULTILINE | re.DOTALL
)
SAMPLES = SAMPLE.findall(PAGE.read_text("utf-8"))


def _list(text: str) -> str:
    """What is read, block by block, in the words of the page."""
    document = read(Seed("a.txt", text.encode()), load_rules())
    display = Display.of(document, {})
    rows = []
    for number, speech in enumerate(document.speeches, 1):
        if len(document.speeches) > 1:
            rows.append(f"〔第 {number} 篇〕")
        for part in walk(speech.parts):
            if isinstance(part, Heading):
                name = f"{'一二三四'[part.level - 1]}级标题"
            else:
                name = "称谓" if part.kind is ParagraphKind.SALUTATION else "正文"
            rows.append(f"〔{name}〕{display.text(part.spans)}")
    return "\n".join(rows)


def test_each_sign_has_a_sample_before_and_after() -> None:
    assert [when for when, _, _ in SAMPLES] == ["改前", "改后"] * 5
    signs = [line.strip("+").strip() for line in ("#", "\\", "---", "~~", "|")]
    for sign, before, after in zip(signs, SAMPLES[::2], SAMPLES[1::2], strict=True):
        assert after[1].replace(sign, "").replace("\n", "").replace(" ", "") == before[1].replace(sign, "").replace(
            "\n", ""
        ).replace(" ", "")
        assert before[2] != after[2]


@pytest.mark.parametrize(("when", "text", "listed"), SAMPLES, ids=range(len(SAMPLES)))
def test_a_sample_is_read_as_the_page_says(when: str, text: str, listed: str) -> None:
    assert _list(text) == listed


def test_the_front_matter_on_the_pages_is_right() -> None:
    blocks = [
        block
        for page in ("editing.md", "corrections.md")
        for block in re.findall(r"```yaml\n(.*?)\n```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)
    ]
    assert len(blocks) >= 4
    for block in blocks:
        result = split(tuple(block.split("\n")), "a.txt")
        assert result.front is not None
        assert result.diagnostics == ()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    built = build(ROOT, "--strict", "--site-dir", str(folder))
    assert built.code == 0, built.log
    return Site(folder=ROOT, built=folder, log=built.log, code=built.code)


def test_the_page_names_every_key(site: Site) -> None:
    rows = [row.select_one("td code").get_text() for row in site.soup("editing/").select("tbody tr")]
    assert set(FrontMatter.model_fields) | {"starts_with"} == set(rows)


def test_a_reader_without_an_account_finds_the_address(site: Site) -> None:
    assert site.soup("corrections/").select_one('article a[href="mailto:editor@example.org"]')


def test_the_page_leads_to_the_schema(site: Site) -> None:
    link = site.soup("editing/").select_one('a[href$="front-matter.json"]')
    assert (site.built / "editing" / str(link["href"])).resolve().is_file()


def test_building_writes_into_no_folder_of_the_project(site: Site) -> None:
    assert not [path for path in (Path("docs/speeches"), Path("docs/schema")) if (ROOT / path).exists()]
