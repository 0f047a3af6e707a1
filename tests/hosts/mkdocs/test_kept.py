"""While a site is served, after any row of changes its folder is, byte for byte, what a build from nothing writes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from mkdocs_speeches.hosts.mkdocs.kept import ASIDE
from mkdocs_speeches.hosts.mkdocs.plugin import SpeechesPlugin
from tests.often import often
from tests.sites import draw

ADDRESS = "http://127.0.0.1:8000/"
TOPICS = ("安全", "防汛", "就业", "教育", "卫生")
PARAGRAPH = "要突出重点行业，突出重点时段，加强{topic}监管，严格执法，及时消除各类隐患，确保全市{topic}形势稳定。"


class Preview:
    """What `mkdocs serve` does at each change of a project, but for the server: its own `site`, plugins that stay.

    With the command `build`, what that does in one process.
    """

    def __init__(self, project: Path, site: Path, command: Literal["build", "serve"] = "serve") -> None:
        self.project, self.site, self.command = project, site, command
        self.plugins: dict[str, object] = {}
        self.begun = False

    def build(self) -> dict[str, bytes]:
        """All files of the site."""
        dict(MkDocsConfig._schema)["plugins"].plugin_cache = self.plugins
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site))
        if not self.begun:
            config.plugins.on_startup(command=self.command, dirty=False)
            self.begun = True
        if self.command == "serve":
            config.site_url = ADDRESS
        build(config, serve_url=ADDRESS if self.command == "serve" else None)
        files = (path for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}

    @property
    def speeches(self) -> SpeechesPlugin:
        """The plugin as the last build left it."""
        plugin = self.plugins["speeches"]
        assert isinstance(plugin, SpeechesPlugin)
        return plugin


class Project:
    """A site on disk with a preview of it, each state of which is compared with a build from nothing."""

    def __init__(self, folder: Path, plugins: Sequence[str] = ("cjk-search", "speeches")) -> None:
        self.folder = folder / "project"
        self.plugins = plugins
        seeds = {f"seeds/{name}.txt": speech_on(topic) for name, topic in zip("abcde", TOPICS, strict=True)}
        self.draw({"docs/about.md": "# 关于", "theme/": "", "words.txt": "监管执法\n", **seeds})
        self.set()
        self.preview = Preview(self.folder, folder / "preview")
        self.cold = folder / "cold"

    def draw(self, tree: dict[str, str]) -> None:
        """Writes files of the project."""
        draw(self.folder, tree)

    def set(self, own: Mapping[str, object] | None = None, **settings: object) -> None:
        """Writes mkdocs.yml: `own` settings of the plugin, and those of the site."""
        theme = {"name": "material", "custom_dir": "theme", **dict(settings.pop("theme", None) or {})}
        plugins = [{name: own or {}} if name == "speeches" else name for name in self.plugins]
        stated = {"site_name": "文库", **settings, "theme": theme, "plugins": plugins}
        self.draw({"mkdocs.yml": yaml.safe_dump(stated, allow_unicode=True)})

    def rebuild(self) -> int:
        """Builds the preview, and compares it; gives how many pages were built."""
        self._compare(self.preview)
        assert not (self.preview.site / ASIDE).exists()
        return self.preview.speeches.kept.built

    def build(self) -> SpeechesPlugin:
        """Builds the site as a process of its own does, by what is stored, and compares it; gives what it left."""
        again = Preview(self.folder, self.folder / "site", "build")
        self._compare(again)
        return again.speeches

    def _compare(self, preview: Preview) -> None:
        warm = preview.build()
        stored, away = self.folder / ".cache", self.folder / ".cache-away"
        stored.rename(away)
        cold = Preview(self.folder, self.cold, preview.command).build()
        shutil.rmtree(stored)
        away.rename(stored)
        assert warm.keys() == cold.keys()
        assert [name for name in cold if warm[name] != cold[name]] == []


def speech_on(topic: str) -> str:
    """A seed."""
    body = [PARAGRAPH.format(topic=topic), f"各级各部门都要把{topic}工作摆在更加重要的位置。"]
    lines = [f"在全市{topic}工作会议上的讲话", "同志们：", "一、提高认识", *body, "二、狠抓落实", *reversed(body)]
    return "\n".join([*lines, "谢谢大家！", ""])


@pytest.fixture(autouse=True)
def _own_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    option = dict(MkDocsConfig._schema)["plugins"]
    assert isinstance(option, Plugins)
    monkeypatch.setattr(option, "plugin_cache", {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # midnight may come between two builds


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.rebuild()
    return project


def test_an_edit_builds_the_pages_that_it_changes_and_reads_one_seed(project: Project) -> None:
    everything = project.preview.speeches.kept.built
    project.draw({"seeds/b.txt": speech_on("防汛").replace("谢谢大家！", "谢谢各位！")})
    built = project.rebuild()
    assert built < everything
    assert project.preview.speeches.memory.made["reading"] == 1


def test_another_process_builds_only_what_an_edit_changes(project: Project) -> None:
    everything = project.build().kept.built
    again = project.build()
    assert again.kept.built < everything
    assert again.storage.made["reading"] == 0
    project.draw({"seeds/b.txt": speech_on("防汛").replace("谢谢大家！", "谢谢各位！")})
    edited = project.build()
    assert again.kept.built <= edited.kept.built < everything
    assert edited.storage.made["reading"] == 1
    project.set(site_name="另一个文库")
    assert project.build().kept.built == everything


def test_a_site_that_is_served_again_begins_with_what_it_was(project: Project) -> None:
    everything = project.preview.speeches.kept.built
    project.preview = Preview(project.folder, project.preview.site)
    assert project.rebuild() < everything


def test_the_log_says_how_much_was_made_anew(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    project.draw({"seeds/b.txt": speech_on("防汛").replace("谢谢大家！", "谢谢各位！")})
    with caplog.at_level("INFO", "mkdocs.plugins.speeches"):
        project.preview.build()
    assert f"rebuilt {project.preview.speeches.kept.built} pages, 1 seeds read" in caplog.text


@pytest.mark.parametrize(
    "settings",
    [{"site_name": "另一个文库"}, {"nav": ["about.md", "speeches.md"]}, {"use_directory_urls": False}],
    ids=str,
)
def test_a_setting_that_shows_on_all_pages_builds_them_all(project: Project, settings: dict[str, object]) -> None:
    everything = project.preview.speeches.kept.built
    project.set(**settings)
    assert project.rebuild() == everything


def test_a_title_in_the_navigation_builds_all_pages(project: Project) -> None:
    everything = project.preview.speeches.kept.built
    project.draw({"docs/about.md": "# 关于本站"})
    assert project.rebuild() == everything


def test_a_page_of_the_theme_that_changes_builds_all_pages(project: Project) -> None:
    everything = project.preview.speeches.kept.built
    project.draw({"theme/main.html": '{% extends "base.html" %}{% block libs %}<!-- own -->{% endblock %}'})
    assert project.rebuild() == everything


def test_a_page_by_hand_that_all_speeches_lead_to_builds_them_all(project: Project) -> None:
    everything = project.preview.speeches.kept.built
    project.draw({"docs/corrections.md": "# 纠错"})
    assert project.rebuild() == everything + 1


def test_a_build_that_fails_leaves_nothing_that_the_next_one_trusts(project: Project) -> None:
    everything = project.preview.speeches.kept.built
    project.draw({"docs/broken.md": "---\nsearch: [1]\n---\n# 坏"})
    with pytest.raises(Abort):
        project.preview.build()
    (project.folder / "docs/broken.md").unlink()
    assert project.rebuild() == everything


def test_beside_a_plugin_that_handles_pages_all_are_built(tmp_path: Path) -> None:
    project = Project(tmp_path, ["search", "speeches"])
    everything = project.rebuild()
    project.draw({"seeds/b.txt": speech_on("防汛").replace("谢谢大家！", "谢谢各位！")})
    assert project.rebuild() == everything
    assert project.preview.speeches.memory.made["reading"] == 1


def test_the_site_map_of_another_day_has_its_date_for_kept_pages_too(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = project.preview.speeches.kept.built
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert project.rebuild() < everything


class Editor:
    """Somebody who changes a project at random, as people do: seeds, hand-written pages, settings, the theme."""

    def __init__(self, project: Project, chance: random.Random) -> None:
        self.project, self.chance, self.count = project, chance, 0
        self.seeds = project.folder / "seeds"

    def edit(self) -> str:
        """Makes one change, and names it."""
        changes: Sequence[tuple[int, Callable[[], None]]] = (
            (6, self._change_line),
            (3, self._insert_line),
            (2, self._delete_line),
            (3, self._state),
            (2, self._rename),
            (2, self._delete),
            (3, self._add),
            (2, self._write_page),
            (1, self._remove_page),
            (2, self._set),
            (1, self._theme),
            (1, self._list_words),
        )
        self.count += 1
        change = self.chance.choices([change for _, change in changes], [weight for weight, _ in changes])[0]
        change()
        return change.__name__

    def _seed(self) -> Path:
        return self.chance.choice(sorted(self.seeds.glob("*.txt")))

    def _edit_lines(self, change: Callable[[list[str], int], None]) -> None:
        seed = self._seed()
        lines = seed.read_text("utf-8").split("\n")
        change(lines, self.chance.randrange(len(lines)))
        seed.write_text("\n".join(lines), "utf-8")

    def _change_line(self) -> None:
        def change(lines: list[str], place: int) -> None:
            lines[place] = lines[place].replace("工作", f"工作（第{self.count}稿）", 1).replace("安全", "防汛", 1)

        self._edit_lines(change)

    def _insert_line(self) -> None:
        topic = self.chance.choice(TOPICS)
        self._edit_lines(lambda lines, place: lines.insert(place, PARAGRAPH.format(topic=topic)))

    def _delete_line(self) -> None:
        self._edit_lines(lambda lines, place: lines.pop(place) and None)

    def _state(self) -> None:
        seed, chance = self._seed(), self.chance
        text = seed.read_text("utf-8").removeprefix("---").rpartition("---\n")[2]
        stated = (
            f"date: 20{chance.randrange(10, 25)}-03-05",
            f"tags: [{', '.join(chance.sample(TOPICS, 2))}]",
            f"slug: 讲话{chance.randrange(3)}",
            f"aliases: [old-{chance.randrange(3)}]",
            "draft: true",
            "date: 明天",
        )
        matter = "\n".join(chance.sample(stated[:4], 2)) if chance.random() < 0.8 else chance.choice(stated)
        seed.write_text(f"---\n{matter}\n---\n{text}", "utf-8")

    def _rename(self) -> None:
        self._seed().rename(self.seeds / f"改名{self.count}.txt")

    def _delete(self) -> None:
        if len(list(self.seeds.glob("*.txt"))) > 2:
            self._seed().unlink()

    def _add(self) -> None:
        if len(list(self.seeds.glob("*.txt"))) < 9:
            (self.seeds / f"新{self.count}.txt").write_text(speech_on(self.chance.choice(TOPICS)), "utf-8")

    def _write_page(self) -> None:
        slugs = [seed.stem for seed in self.seeds.glob("*.txt")]
        names = (
            "about.md",
            "corrections.md",
            "tags.md",
            "pages/a.md",
            f"speeches/{self.chance.choice(sorted(slugs))}.md",
        )
        self.project.draw({f"docs/{self.chance.choice(names)}": f"# 手写 {self.count}\n\n正文。\n"})

    def _remove_page(self) -> None:
        pages = sorted((self.project.folder / "docs").rglob("*.md"))
        if pages:
            self.chance.choice(pages).unlink()

    def _set(self) -> None:
        chance = self.chance
        site: Sequence[Mapping[str, object]] = (
            {},
            {"site_name": f"文库 {self.count}"},
            {"use_directory_urls": False},
            {"repo_url": "https://github.com/example/speeches", "edit_uri": "edit/main/docs/"},
            {"theme": {"features": ["content.action.edit"]}},
            {"markdown_extensions": [{"toc": {"toc_depth": 2}}]},
            {"exclude_docs": "tags.md"},
            {"extra": {"own": self.count}},
        )
        own: Sequence[dict[str, object]] = ({}, {"contact": f"a{self.count}@example.org"}, {"lexica": ["words.txt"]})
        self.project.set(chance.choice(own), **chance.choice(site))

    def _theme(self) -> None:
        path, text = self.chance.choice(
            (
                ("main.html", '{% extends "base.html" %}{% block libs %}<!-- %d -->{% endblock %}'),
                ("partials/source-file.html", "<!-- {{ page.title }} %d -->"),
                ("partials/copyright.html", "<p>{{ pages | length }} {{ nav | length }}</p><!-- %d -->"),
            )
        )
        self.project.draw({f"theme/{path}": text.replace("%d", str(self.count))})

    def _list_words(self) -> None:
        self.project.draw({"words.txt": f"{self.chance.choice(TOPICS)}监管\n重点时段\n"})


@pytest.mark.long
@pytest.mark.parametrize("number", range(often(1, 20)))
def test_any_row_of_changes_leaves_what_a_build_from_nothing_writes(project: Project, number: int) -> None:
    editor = Editor(project, random.Random(number))
    done = []
    for _ in range(often(6, 10)):
        done.append(editor.edit())
        try:
            if editor.chance.random() < 0.5:
                project.rebuild()
            else:
                project.build()
        except AssertionError as error:
            raise AssertionError(f"after {done}") from error
