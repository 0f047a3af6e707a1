"""What other sites and programs are told: the feed, linked data, the site map; of a draft nothing, in no output, and a
name that is left out is nowhere but in its file."""

from __future__ import annotations

import gzip
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import FIVE_LINES, Site, build, draw

LEFT_OUT = "鹭江潮声"
SETTINGS = f"{FIVE_LINES}      unlisted: [{LEFT_OUT}]\n  - cjk-search\nsite_url: https://example.org/a/\n".replace(
    "- speeches", "- speeches:"
)
HELD = "在全县{}工作会议上的讲话\n（2021年6月3日）\n县长　王小明\n同志们：\n今天研究{}，请大家认真落实。\n"
PLANTED = "鹭岛暗礁"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def commit(folder: Path, day: str) -> None:
    """Commits all that is there, on that day."""
    dated = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "HOME": str(folder)}
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for arguments in (("add", "."), (*named, "commit", "-qm", "a")):
        subprocess.run(("git", *arguments), cwd=folder, check=True, env={"PATH": "/usr/bin:/bin", **dated})


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A strict build of a library that came on one day and was changed on another; one of its speeches is a draft."""
    folder = tmp_path_factory.mktemp("dated")
    traditional = "在大會上的講話\n各位來賓：\n今天開會，研究春耕生產，請大家認真落實。\n"
    draft = f"---\ndraft: true\ntitle: {PLANTED}的讲话\nspeaker: {PLANTED}\ntags: [{PLANTED}]\n---\n"
    seeds = {
        "seeds/防汛.txt": HELD.format("防汛", "防汛"),
        "seeds/抗旱.txt": HELD.format("抗旱", "抗旱"),
        "seeds/繁.txt": traditional,
        "seeds/稿.txt": draft + HELD.format("水利", PLANTED),
        "seeds/集.txt": f"---\nspeaker: {LEFT_OUT}\ntags_add: [{LEFT_OUT}]\n---\n{HELD.format('林业', '林业')}\n---\n",
    }
    draw(folder, {"mkdocs.yml": SETTINGS, "docs/": "", **seeds})
    subprocess.run(("git", "init", "-q"), cwd=folder, check=True)
    commit(folder, "2026-01-05")
    draw(folder, {"seeds/抗旱.txt": HELD.format("抗旱", "抗旱和节水")})
    commit(folder, "2026-02-07")
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


def test_the_feed_tells_what_came_and_what_changed_the_latest_first(dated: Site) -> None:
    feed = ElementTree.fromstring(dated.read("feed.xml"))
    entries = feed.findall(f"{ATOM}entry")
    (first, *others) = [
        (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}published"))
        for entry in entries
    ]
    assert first == ("在全县抗旱工作会议上的讲话", "2026-02-07T00:00:00+00:00", "2026-01-05T00:00:00+00:00")
    assert {other[1] for other in others} == {"2026-01-05T00:00:00+00:00"}
    assert len(others) == 3
    assert feed.findtext(f"{ATOM}updated") == "2026-02-07T00:00:00+00:00"
    link = dated.soup("speeches/").select_one("link[type='application/atom+xml']")
    assert link
    assert link["href"] == "../feed.xml"


def test_the_site_map_has_the_dates_of_the_seeds(dated: Site) -> None:
    pages = {
        page.findtext(f"{MAP}loc"): page.findtext(f"{MAP}lastmod")
        for page in ElementTree.fromstring(dated.read("sitemap.xml"))
    }
    assert pages["https://example.org/a/speeches/%E9%98%B2%E6%B1%9B/"] == "2026-01-05"
    assert pages["https://example.org/a/speeches/%E6%8A%97%E6%97%B1/"] == "2026-02-07"
    assert pages["https://example.org/a/speeches/"] == "2026-02-07"


def test_a_speech_is_described_in_the_languages_of_other_sites(dated: Site) -> None:
    page = dated.soup("speeches/防汛/")
    described = "县长 王小明，2021年6月3日，全县防汛工作会议。关于防汛工作。今天研究防汛，请大家认真落实。"
    told = {
        str(meta.get("property") or meta.get("name")): str(meta["content"]) for meta in page.select("meta[content]")
    }
    assert told["description"] == told["og:description"] == described
    assert told["og:type"] == "article"
    assert told["og:url"] == told["citation_public_url"] == "https://example.org/a/speeches/%E9%98%B2%E6%B1%9B/"
    assert told["citation_author"] == "王小明"
    assert told["citation_publication_date"] == "2021/06/03"
    (script,) = page.select("script[type='application/ld+json']")
    data = json.loads(script.get_text())
    assert data["@type"] == "Article"
    assert data["author"] == {"@type": "Person", "name": "王小明", "jobTitle": "县长"}
    assert data["recordedAt"] == {"@type": "Event", "name": "全县防汛工作会议", "startDate": "2021-06-03"}
    assert (data["dateCreated"], data["inLanguage"]) == ("2021-06-03", "zh-Hans")
    moment = page.select_one(".speech-facts time")
    assert moment
    assert (moment["datetime"], moment.get_text()) == ("2021-06-03", "2021年6月3日")
    assert dated.soup("speeches/").select_one("time[datetime='2021-06-03']")


def test_a_page_is_in_the_script_of_its_text(dated: Site) -> None:
    languages = {uri: dated.soup(uri).html["lang"] for uri in ("speeches/防汛/", "speeches/繁/", "speeches/")}  # type: ignore[index]
    assert languages == {"speeches/防汛/": "zh-Hans", "speeches/繁/": "zh-Hant", "speeches/": "zh"}


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and text of each file, packed ones unpacked."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        yield str(path), data.decode("utf-8", "ignore") + str(path)
        if data.startswith(b"\x1f\x8b"):
            yield str(path), gzip.decompress(data).decode("utf-8", "ignore")
        elif zipfile.is_zipfile(path):
            archive = zipfile.ZipFile(path)
            yield from ((f"{path}:{name}", archive.read(name).decode("utf-8", "ignore")) for name in archive.namelist())


def test_a_draft_and_a_name_left_out_are_in_no_output(dated: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dated.folder)
    for form in ("markdown", "jsonl", "docx"):
        result = CliRunner().invoke(main, ["export", f"out-{form}", "--format", form])
        assert result.exit_code == 0, result.output
    folders = (dated.built, *(dated.folder / f"out-{form}" for form in ("markdown", "jsonl", "docx")))
    found = [(name, text) for folder in folders for name, text in texts(folder)]
    assert [name for name, text in found if PLANTED in text] == []
    assert {Path(name).parts[-2:] for name, text in found if LEFT_OUT in text and "/sources/" not in name} == set()
    for kind in (".html", ".txt", "feed.xml", ".jsonl", ".csv", ".md", "document.xml", "sitemap.xml"):
        assert any("防汛" in text or "%E9%98%B2%E6%B1%9B" in text for name, text in found if name.endswith(kind)), kind
