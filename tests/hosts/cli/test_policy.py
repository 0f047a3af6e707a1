"""`mkdocs-speeches csp`: under its policy a site works in Chromium, and what anybody else put there does not run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, Route, expect

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import FIVE_LINES, build, draw

SEED = "在全市防汛工作会议上的讲话\n（2021年6月3日）\n同志们：\n要压实堤防巡查的责任。\n谢谢大家！\n"


def test_under_its_policy_a_site_works_and_nothing_else_runs(
    tmp_path: Path, serve_site: Callable[..., str], page: Page
) -> None:
    draw(tmp_path, {"mkdocs.yml": f"{FIVE_LINES}  - cjk-search\n", "docs/": "", "seeds/a.txt": SEED})
    built = build(tmp_path, "--strict")
    assert built.code == 0, built.log
    done = CliRunner().invoke(main, ["csp", str(built.built)])
    assert done.exit_code == 0, done.output
    name, _, policy = done.output.strip().partition(": ")
    assert name == "Content-Security-Policy"
    assert "script-src 'self' 'sha256-" in policy

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, name: policy})

    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if name in message.text.replace(" ", "-") else None)
    page.route("**/*", answer)
    page.goto(f"{serve_site(built.built)}speeches/a/")
    page.get_by_label("搜索全站").fill("堤防巡查")
    expect(page.locator("[data-search-result]")).to_have_count(1)
    assert refused == []
    script = "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))"
    page.evaluate(script)
    assert page.evaluate("window.ran") is None
    assert len(refused) == 1


def test_scripts_of_other_hosts_are_named_and_data_are_not(tmp_path: Path) -> None:
    html = '<script src="https://cdn.example.org/a.js"></script><script type="application/json">{}</script>'
    draw(tmp_path, {"a/index.html": html, "b.html": '<script src="/own.js"></script>'})
    done = CliRunner().invoke(main, ["csp", str(tmp_path)])
    assert "script-src 'self' cdn.example.org;" in done.output


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["csp", str(tmp_path)])
    assert done.exit_code == 2
    assert "没有网页" in done.output
