"""What `pip install` gives to others: wheel and sdist are complete, and the wheel builds anybody's speeches."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.often import often
from tests.sites import FIVE_LINES, ROOT, draw

SPEECH = """\
在全县防汛工作会议上的讲话
（2021年6月3日）
县长　赵××
同志们：
今天我们召开全县防汛工作会议，主要任务是安排部署今年的防汛工作。
一、认清形势，压实责任
各乡镇要把防汛工作摆在突出位置，落实到人。
二、突出重点，排查隐患
一是查水库。逐库登记造册。二是查河道。清理阻水障碍。
"""


def run(*command: str | Path, cwd: Path) -> str:
    """What a command printed; its failure fails the test with all it said."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    settings |= {"NO_MKDOCS_2_WARNING": "1", "PIP_NO_COMPILE": "1", "PIP_QUIET": "1", "PIP_PREFER_BINARY": "1"}
    settings |= {"PIP_RETRIES": "10", "PIP_TIMEOUT": "60"}
    done = subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def archives(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    if made := request.config.getoption("--archives"):
        return (request.config.invocation_params.dir / str(made)).resolve()
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def own(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder ready for speeches of one's own, with an environment that holds the wheel.

    In trials the README's commands make it so, with the wheel for the repository; else what the wheel asks for is taken
    from the environment of the tests.
    """
    folder = tmp_path_factory.mktemp("own")
    often(_install_beside, _follow_readme)(next(archives.glob("*.whl")), folder)
    return folder


def _follow_readme(wheel: Path, folder: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    [commands] = re.findall(r"^```sh\n([^`]*git\+[^`]*)^```", readme, re.MULTILINE)
    here = re.sub(r"git\+https://\S+", str(wheel), commands).replace("python3 ", f"{sys.executable} ")
    run("sh", "-euc", here, cwd=folder)


def _install_beside(wheel: Path, folder: Path) -> None:
    draw(folder, {"docs/": "", "seeds/": ""})
    venv.create(folder / ".venv", symlinks=True)
    python = folder / ".venv/bin/python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    Path(packages, "beside.pth").write_text(sysconfig.get_path("purelib"), "utf-8")


@pytest.fixture(scope="module")
def installed(own: Path) -> Path:
    """The programs of that environment."""
    return own / ".venv/bin"


def tracked() -> set[str]:
    """The package's files as git has them, relative to the package's parent."""
    listed = run("git", "ls-files", "mkdocs_speeches", cwd=ROOT / "plugins")
    return set(listed.splitlines())


def test_wheel_holds_every_file_of_the_package(archives: Path) -> None:
    with zipfile.ZipFile(next(archives.glob("*.whl"))) as wheel:
        assert tracked() <= set(wheel.namelist())


def test_sdist_holds_the_package_and_its_pages_for_people(archives: Path) -> None:
    with tarfile.open(next(archives.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {f"plugins/{name}" for name in tracked()} <= names
    assert {"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"} <= names


@pytest.mark.long
def test_the_readmes_way_leads_to_a_site_of_ones_own(own: Path) -> None:
    draw(own, {"mkdocs.yml": FIVE_LINES, "seeds/防汛.txt": SPEECH})
    run(".venv/bin/python", "-m", "mkdocs", "build", "--strict", cwd=own)
    where = "import mkdocs_speeches; print(mkdocs_speeches.__file__)"
    assert run(".venv/bin/python", "-c", where, cwd=own).startswith(str(own))
    page = (own / "site/speeches/防汛/index.html").read_text("utf-8")
    assert "在全县防汛工作会议上的讲话" in page
    assert "逐库登记造册" in page
    assert (own / "site/index.html").exists()


def test_command_line_reads_a_file_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    draw(tmp_path, {"防汛.txt": SPEECH})
    said = run(installed / "mkdocs-speeches", "inspect", "防汛.txt", cwd=tmp_path)
    assert "在全县防汛工作会议上的讲话" in said
    assert "一、认清形势，压实责任" in said


@pytest.mark.trial
def test_wheel_builds_the_same_on_the_other_theme_of_that_kind(installed: Path, tmp_path: Path) -> None:
    """It stands in the place of the usual one, so it comes last."""
    run(installed / "python", "-m", "pip", "install", "--no-deps", "mkdocs-materialx", cwd=tmp_path)
    settings = FIVE_LINES.replace("name: material", "name: materialx")
    draw(tmp_path, {"mkdocs.yml": settings, "docs/": "", "seeds/防汛.txt": SPEECH})
    run(installed / "mkdocs", "build", "--strict", cwd=tmp_path)
    page = (tmp_path / "site/speeches/防汛/index.html").read_text("utf-8")
    assert "mkdocs-materialx" in page
    assert '<div class="speech-text">' in page
