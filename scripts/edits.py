"""Builds a project as `mkdocs serve` does, edits seeds one after the other, and writes what each build took as JSON.

usage: python -m scripts.edits TIMES.json EDITS   (in the folder of the project)
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

ADDRESS = "http://127.0.0.1:8000/"


def main(target: Path, edits: int) -> None:
    """Lists of processor seconds and of seconds by the clock, the first build's in front."""
    with tempfile.TemporaryDirectory() as site:
        spent = [rebuild(site, begin=True)]
        for seed in sorted(Path("seeds").iterdir())[:edits]:
            text = seed.read_text("utf-8")
            seed.write_text(text.replace("。", "，这是改过的一句。", 1), "utf-8")
            spent.append(rebuild(site))
    target.write_text(json.dumps(spent), "utf-8")


def rebuild(site: str, *, begin: bool = False) -> tuple[float, float]:
    """Builds as the server does at a change: processor seconds, and seconds by the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    config = load_config(site_dir=site)
    if begin:
        config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = ADDRESS
    build(config, serve_url=ADDRESS)
    return time.process_time() - processor, time.perf_counter() - clock


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdecimal():
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]))
