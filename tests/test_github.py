"""What runs on GitHub: valid by its own schemas, safe for a pull request from a fork, and calling what exists."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_speeches.hosts.cli.main import main
from tests.sites import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")

GRANTED = {
    "publish": {"deploy": {"pages": "write", "id-token": "write"}},
    "release": {"publish": {"id-token": "write"}},
}
"""What a job may do beyond reading: by workflow and job. Such a job runs no script of the repository."""


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in _load(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_files_are_valid_by_githubs_schemas(schema: str, paths: list[Path]) -> None:
    assert paths
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_secret_is_needed_and_nothing_is_written(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    workflow = _load(path)
    assert workflow["permissions"] == {"contents": "read"}
    granted = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert granted == GRANTED.get(path.stem, {})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_contributor_writes_is_never_part_of_a_script(path: Path) -> None:
    for step in _steps(path):
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_and_tell_their_version(path: Path) -> None:
    used = re.findall(r"^ +(?:- )?uses: (.*)", path.read_text("utf-8"), re.MULTILINE)
    assert len(used) == sum("uses" in step for step in _steps(path)) > 0
    assert all(re.fullmatch(r"(?:actions|pypa)/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", action) for action in used)


def test_an_action_is_the_same_commit_wherever_it_is_used() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in _steps(path) if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_failure_within_a_pipe_fails_the_step(path: Path) -> None:
    for step in _steps(path):
        script = step.get("run", "")
        if re.search(r"(?<!\|)\|(?!\|)", script):
            assert script.startswith("set -o pipefail\n"), script


def test_what_publishes_is_installed_by_its_digests_alone() -> None:
    script = "\n".join(step.get("run", "") for step in _steps(GITHUB / "workflows/publish.yml"))
    assert "pip install --require-hashes --requirement requirements/publish.txt\n" in script
    installed = re.findall(r"pip install (.*)", script)
    assert all("--require-hashes" in said or "--no-deps --no-build-isolation" in said for said in installed)
    text = (ROOT / "requirements/publish.txt").read_text("utf-8")
    pinned = re.findall(r"^([\w.-]+)==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert pinned == re.findall(r"^([\w.-]+)[=<>~ @]", text, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    names = {re.split(r"[<>=!~;\[ ]", name)[0].lower().replace("_", "-") for name in asked}
    assert names <= set(pinned)


def test_the_recipe_for_gitlab_is_valid_and_calls_what_exists(tmp_path: Path) -> None:
    [recipe] = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs/forges.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    (tmp_path / ".gitlab-ci.yml").write_text(recipe, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    checked = subprocess.run([*command, str(tmp_path / ".gitlab-ci.yml")], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    jobs = yaml.safe_load(recipe)
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert set(re.findall(r"mkdocs-speeches (\w+)", recipe)) <= set(main.commands)


def test_what_is_released_is_what_was_tested() -> None:
    build, publish = (_load(GITHUB / "workflows/release.yml")["jobs"][name] for name in ("build", "publish"))
    *_, tested, kept = build["steps"]
    assert tested["run"].endswith("tests/test_package.py --archives dist")
    assert tested["run"].startswith("TRIALS=1 "), "the README's commands are followed in trials"
    assert publish["needs"] == "build"
    taken, sent = publish["steps"]
    assert kept["with"]["name"] == taken["with"]["name"]
    assert kept["with"]["path"] == taken["with"]["path"] == "dist/"
    assert sent["uses"].startswith("pypa/gh-action-pypi-publish@")
    assert "run" not in taken | sent


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_history_is_whole_where_pages_are_built(path: Path) -> None:
    for job in _load(path)["jobs"].values():
        builds = any(
            re.search(r"make (build|trials)|mkdocs build|\.ci/run", step.get("run", "")) for step in job["steps"]
        )
        depths = [
            step.get("with", {}).get("fetch-depth") for step in job["steps"] if "checkout" in step.get("uses", "")
        ]
        assert depths == [0] * builds


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_commands_exist(path: Path) -> None:
    script = "\n".join(step.get("run", "") for step in _steps(path))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"\bmake (\w+)", script):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for command in re.findall(r"mkdocs-speeches (\w+)", script):
        shown = subprocess.run(
            [sys.executable, "-m", "mkdocs_speeches", command, "--help"], capture_output=True, text=True
        )
        assert shown.returncode == 0, shown.stderr


def test_a_pull_request_gets_notes_at_lines_a_strict_build_a_preview_and_a_summary() -> None:
    steps = _load(GITHUB / "workflows/check.yml")["jobs"]["library"]["steps"]
    script = "\n".join(step.get("run", "") for step in steps)
    for part in ("mkdocs-speeches check --format github", "make build", "mkdocs-speeches diff", "GITHUB_STEP_SUMMARY"):
        assert part in script
    kept = {step["with"]["path"] for step in steps if "upload-artifact" in step.get("uses", "")}
    assert kept == {"site/", "summary.md"}


@pytest.mark.parametrize("path", [*FORMS, GITHUB / "PULL_REQUEST_TEMPLATE.md"], ids=lambda path: path.stem)
def test_templates_speak_chinese(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(re.findall(r"[一-鿿]", text)) > 80
