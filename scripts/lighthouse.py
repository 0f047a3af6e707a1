"""What Lighthouse says of the built site: the median of three runs for each kind of page, on a phone and on a desk.

usage: python -m scripts.lighthouse SITE   (a folder that `mkdocs build` wrote)
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from scripts.chromium import ARGUMENTS, find_chromium
from scripts.serving import serving

LIGHTHOUSE = "lighthouse@13.5.0"
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {"home": "", "speech": "speeches/*/", "term": "terms/*/", "list": "speeches/", "search": "search/?q=职工维权"}
"""Their addresses; a star stands for the page of its kind that holds the most."""
DEVICES: dict[str, tuple[str, ...]] = {"phone": (), "desk": ("--preset=desktop",)}


def measure(site: Path) -> Iterator[tuple[str, str, dict[str, int]]]:
    """For each page and device the scores of each category, of 100."""
    with sync_playwright() as driver:
        chromium = find_chromium(driver)
    with serving(site) as address:
        for page, pattern in PAGES.items():
            uri = _largest(site, pattern) if "*" in pattern else pattern
            for device, options in DEVICES.items():
                runs = [_scores(address + quote(uri, safe="/?="), options, chromium) for _ in range(RUNS)]
                yield page, device, {name: round(statistics.median(run[name] for run in runs)) for name in CATEGORIES}


def _largest(site: Path, pattern: str) -> str:
    page = max(site.glob(f"{pattern}index.html"), key=lambda path: path.stat().st_size)
    return f"{page.parent.relative_to(site).as_posix()}/"


def _scores(url: str, options: tuple[str, ...], chromium: str) -> dict[str, float]:
    flags = " ".join(("--headless=new", *ARGUMENTS))
    command = ("npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--chrome-flags={flags}", *options)
    wanted = f"--only-categories={','.join(CATEGORIES)}"
    env = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run((*command, wanted), env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"Lighthouse fails on {url}: {done.stderr[-500:]}")
    return {name: 100 * found["score"] for name, found in json.loads(done.stdout)["categories"].items()}


def main(site: Path) -> int:
    """Prints a line for each page and device."""
    print("page", "device", *CATEGORIES, sep="\t")
    for page, device, scores in measure(site):
        print(page, device, *scores.values(), sep="\t", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
