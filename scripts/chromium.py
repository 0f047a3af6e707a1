"""Finds the Chromium that the tests drive: the system's, then Playwright's own, then Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

# The shell without a window of its own opens a page in half the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge",
)
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Older releases have no shell of its own. Without a Chinese font every character is the same empty box, and pictures of
# the site say nothing.
PACKAGES = (("fonts-noto-cjk", "chromium-headless-shell"), ("fonts-noto-cjk", "chromium"))
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class ChromiumMissing(Exception):
    """No Chromium can be found or installed; the text says what to do."""


def launch(playwright: Playwright) -> Browser:
    """A headless browser; raises `ChromiumMissing` where there is none."""
    # a busy machine takes its time to start one
    return playwright.chromium.launch(executable_path=find_chromium(playwright), args=list(ARGUMENTS), timeout=120_000)


def find_chromium(playwright: Playwright) -> str:
    """The path of a Chromium that can be started; raises `ChromiumMissing` where there is none."""
    found = find_on_system() or find_playwrights_own(playwright)
    if not found and may_install():
        install_package()
        found = find_on_system()
    if not found:
        raise ChromiumMissing(
            "no Chromium found, and the tests look at the site in a real one — install Chromium or Google Chrome, "
            f"or run: {sys.executable} -m playwright install --with-deps chromium"
        )
    return found


def find_on_system() -> str | None:
    """The first browser on the PATH, or among the applications of macOS."""
    on_path = (shutil.which(name) for name in NAMES)
    on_mac = (app for app in MAC_APPS if Path(app).exists())
    return next((path for path in on_path if path), None) or next(on_mac, None)


def find_playwrights_own(playwright: Playwright) -> str | None:
    """The browser that `playwright install` put into its cache."""
    path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def may_install() -> bool:
    """Whether this is root on Debian; Ubuntu's package of that name only leads to its own shop."""
    release = Path("/etc/os-release")
    debian = release.exists() and "ID=debian" in release.read_text("utf-8").splitlines()
    return debian and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_package() -> None:
    """Installs Debian's Chromium; what apt says is shown, and its failure leaves the search empty-handed."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(("apt-get", "update", "-qq"), env=quiet, check=False, stdout=sys.stderr)
    for packages in PACKAGES:
        print("no Chromium found: installing Debian's", *packages, file=sys.stderr)
        command = ("apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages)
        if subprocess.run(command, env=quiet, check=False, stdout=sys.stderr).returncode == 0:
            return


if __name__ == "__main__":
    try:
        with sync_playwright() as driver:
            print("Chromium:", find_chromium(driver))
    except ChromiumMissing as error:
        sys.exit(str(error))
