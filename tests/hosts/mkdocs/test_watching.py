"""A served site follows its seeds also where their folder goes away and comes back."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from mkdocs_speeches.hosts.mkdocs.watching import Keeper
from tests.sites import FIVE_LINES, draw, serve

SPEECH = "在全市防火工作会议上的讲话\n同志们：\n今天召开全市防火工作会议，主要任务是总结工作、安排任务。\n"


def test_a_folder_that_goes_and_comes_back_is_followed(tmp_path: Path) -> None:
    seeds, away = tmp_path / "site/seeds", tmp_path / "away"
    draw(tmp_path / "site", {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/b.txt": SPEECH})
    with serve(tmp_path / "site") as served:
        for number in "一二":
            seeds.rename(away)
            time.sleep(2)  # so long that the watch of the folder has ended
            away.rename(seeds)
            draw(seeds, {"b.txt": SPEECH.replace("防火", f"第{number}次防火")})
            served.wait(lambda: served.text("speeches/b/"), lambda text, number=number: f"第{number}次防火" in text)
        shutil.copytree(seeds, away)
        shutil.rmtree(seeds)
        time.sleep(2)
        away.rename(seeds)
        draw(seeds, {"b.txt": SPEECH.replace("防火", "第三次防火")})
        served.wait(lambda: served.text("speeches/b/"), lambda text: "第三次防火" in text)


def test_what_keeps_watch_ends_and_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(tmp_path))
    keeper = Keeper(server, str(tmp_path))
    (watched,) = server._watched_paths
    assert Path(watched).is_dir()
    keeper.start()
    keeper.end()
    assert not keeper.is_alive()
    assert not Path(watched).exists()
    assert keeper not in threading.enumerate()
    server.server_close()
