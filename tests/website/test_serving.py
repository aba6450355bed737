"""The site is answered as it will be online, only to this computer, and a page never misses a build."""

import errno
import http.client
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser

from plugins.website.apart import Unmade
from plugins.website.reloading import Builds, State, watch_files
from plugins.website.serving import Server, is_read_once
from tests.website.built import DIRECTORY

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!doctype html><html lang=fr><title>{0}</title><body><h1>{0}</h1></body></html>"
FILES = {
    "index.html": PAGE.format("Accueil"),
    "404.html": PAGE.format("Introuvable"),
    "a/index.html": PAGE.format("A"),
    "é t/index.html": PAGE.format("É"),
    "x.js": "export {};",
    "x.json": "{}",
    "x.xml": "<x/>",
    "x.ics": "BEGIN:VCALENDAR",
    "x.webmanifest": "{}",
    "x.woff2": "",
    "x.unknown": "",
}


class Fake:
    """A site whose looks end as the test says, when it says so."""

    def __init__(self) -> None:
        self.files = {name: text.encode() for name, text in FILES.items()}
        self.ends: queue.Queue[tuple[int, str]] = queue.Queue()
        self.begun: queue.Queue[str] = queue.Queue()

    def look(self, address: str) -> tuple[int, str]:
        self.begun.put(address)
        return self.ends.get(timeout=10)

    def content(self, path: str) -> bytes | None:
        if path == "broken/index.html":
            raise Unmade("{% <broken> %}")
        return self.files.get(path)


class Events:
    """What a browser hears, from its connection on."""

    def __init__(self, server: Server) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        self._connection.request("GET", "/_elan/events")
        self._response = self._connection.getresponse()
        assert self._response.getheader("Content-Type") == "text/event-stream"

    def next(self) -> dict[str, Any]:
        for line in iter(self._response.readline, b""):
            if line.startswith(b"data: "):
                told: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                return told
        raise EOFError

    def close(self) -> None:
        self._response.close()
        self._connection.close()


@pytest.fixture
def fake() -> Iterator[Fake]:
    """A build under way is let go at the end."""
    build = Fake()
    yield build
    build.ends.put((0, ""))


@pytest.fixture(params=["/"])
def server(request: pytest.FixtureRequest, fake: Fake) -> Iterator[Server]:
    """A server on a port of its own, whose site is there."""
    with Server(request.param, "127.0.0.1", 0, fake) as server, server.running():
        events = Events(server)
        events.next()
        build(server, fake)
        events.next()
        events.close()
        yield server
        fake.ends.put((0, ""))


def ask(
    server: Server, path: str, method: str = "GET", host: str | None = None
) -> tuple[int, http.client.HTTPMessage, str]:
    """Ask exactly this path, whatever it is worth."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    try:
        connection.putrequest(method, path, skip_host=host is not None)
        if host:
            connection.putheader("Host", host)
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.headers, response.read().decode("utf-8")
    finally:
        connection.close()


def build(server: Server, fake: Fake, code: int = 0, text: str = "") -> None:
    server.builds.ask()
    fake.begun.get(timeout=10)
    fake.ends.put((code, text))


@pytest.mark.parametrize(
    ("path", "title"),
    [("/", "Accueil"), ("/index.html", "Accueil"), ("/a/", "A"), ("/a/?b=c", "A"), ("/%C3%A9%20t/", "É")],
)
def test_pages(server: Server, path: str, title: str) -> None:
    status, headers, body = ask(server, path)
    assert status == 200 and f"<h1>{title}</h1>" in body
    assert headers["Content-Type"] == "text/html; charset=utf-8" and headers["Cache-Control"] == "no-store"
    assert re.search(r'<script type="module" src="/_elan/reload.js" [^>]*></script></body></html>$', body)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("x.js", "text/javascript; charset=utf-8"),
        ("x.json", "application/json"),
        ("x.xml", "application/xml; charset=utf-8"),
        ("x.ics", "text/calendar; charset=utf-8"),
        ("x.webmanifest", "application/manifest+json"),
        ("x.woff2", "font/woff2"),
        ("x.unknown", "application/octet-stream"),
    ],
)
def test_other_files_are_sent_as_they_are(server: Server, name: str, kind: str) -> None:
    status, headers, body = ask(server, "/" + name)
    assert (status, headers["Content-Type"], body) == (200, kind, FILES[name])


def test_the_script_is_sent(server: Server) -> None:
    status, headers, body = ask(server, "/_elan/reload.js")
    assert status == 200 and headers["Content-Type"].startswith("text/javascript") and "EventSource" in body
    assert "innerHTML" not in body


def test_head_has_no_body(server: Server) -> None:
    for path in ("/", "/nowhere", "/_elan/events"):
        status, headers, body = ask(server, path, "HEAD")
        assert (status, body) == (404 if path == "/nowhere" else 200, "") and headers["Content-Type"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(server: Server, method: str) -> None:
    assert ask(server, "/", method)[0] == 501


@pytest.mark.parametrize("path", ["/nowhere", "/nowhere/", "/a/b", "/x.js/", "/a//", "/" + "n" * 5000, "*", "/a%FF"])
def test_an_unknown_address_gets_the_page_of_the_site(server: Server, path: str) -> None:
    status, _, body = ask(server, path)
    assert status == 404 and "<h1>Introuvable</h1>" in body and "/_elan/reload.js" in body


def test_a_page_that_cannot_be_made_says_why(server: Server) -> None:
    for path in ("/broken/", "/broken"):
        status, _, body = ask(server, path)
        assert status == 500 and "{% &lt;broken&gt; %}" in body and "/_elan/reload.js" in body


def test_a_site_without_a_404_page(server: Server, fake: Fake) -> None:
    del fake.files["404.html"]
    status, _, body = ask(server, "/nowhere")
    assert status == 404 and "Page introuvable" in body and "/_elan/reload.js" in body


def test_a_folder_has_a_slash(server: Server) -> None:
    status, headers, _ = ask(server, "/a?b=c")
    assert (status, headers["Location"]) == (301, "/a/?b=c")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/a/..%2F..%2Fsecret.txt", "/..%5csecret.txt",
        "/..\\secret.txt", "/a/../../secret.txt", "/secret.txt%00.html", "/x.js%00", "//secret.txt", "/C:/secret.txt",
        "/%2e/x.js", "/a%2f..%2fx.js", "/x.js.", "/x.js%20", "/%252e%252e/secret.txt", "http://127.0.0.1/secret.txt",
    ],
)  # fmt: skip
def test_nothing_but_files_of_the_site_is_sent(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 404
    assert ask(server, path + str(ROOT / "pelicanconf.py"))[0] == 404


@pytest.mark.parametrize("server", ["/repo/"], indirect=True)
@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 302, "/repo/"),
        ("/repo", 301, "/repo/"),
        ("/repo/", 200, None),
        ("/repo/a", 301, "/repo/a/"),
        ("/repo/x.js", 200, None),
        ("/x.js", 404, None),
        ("/repository/x.js", 404, None),
        ("/repo//example.org", 404, None),
        ("/_elan/reload.js", 200, None),
    ],
)
def test_a_site_below_a_path(server: Server, path: str, status: int, location: str | None) -> None:
    answered, headers, body = ask(server, path)
    assert (answered, headers["Location"]) == (status, location)
    assert server.address.endswith("/repo/")
    assert answered != 404 or "Introuvable" in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
def test_asked_by_its_name(server: Server, host: str) -> None:
    assert ask(server, "/", host=host)[0] == 200


@pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1.evil.example:8000", "localhost@evil.example", "[::1"])
@pytest.mark.parametrize("path", ["/", "/_elan/events", "/_elan/reload.js"])
def test_a_name_that_a_stranger_points_at_us_is_refused(server: Server, path: str, host: str) -> None:
    status, _, body = ask(server, path, host=host)
    assert (status, body) == (403, "Host?\n")


def test_any_name_will_do_for_a_server_open_to_others(fake: Fake) -> None:
    with Server("/", "0.0.0.0", 0, fake) as server, server.running():
        assert ask(server, "/", host="my-computer.local")[0] == 503
        assert server.address == f"http://localhost:{server.server_address[1]}/"


def test_a_port_in_use_is_found_before_anything_is_built(server: Server, fake: Fake) -> None:
    with pytest.raises(OSError) as problem:
        Server("/", "127.0.0.1", int(server.server_address[1]), fake)
    assert problem.value.errno == errno.EADDRINUSE
    assert fake.begun.empty()


def test_the_build_knows_the_address(server: Server, fake: Fake) -> None:
    server.builds.ask()
    assert fake.begun.get(timeout=10) == f"http://127.0.0.1:{server.server_address[1]}"


def test_changes_during_a_build_make_one_more(server: Server, fake: Fake) -> None:
    events = Events(server)
    assert events.next()["attempt"] == 1
    server.builds.ask()
    fake.begun.get(timeout=10)
    for _ in range(5):
        server.builds.ask()
    fake.ends.put((0, ""))
    assert events.next()["attempt"] == 2
    fake.begun.get(timeout=10)
    fake.ends.put((0, ""))
    assert events.next()["attempt"] == 3 and fake.begun.empty()
    events.close()


def mark(page: str) -> str:
    found = re.search('data-elan-build="([^"]+)"', page)
    assert found
    return found[1]


def test_a_page_and_its_events_speak_of_the_same_build(server: Server, fake: Fake) -> None:
    events = Events(server)
    assert events.next()["build"] == mark(ask(server, "/")[2])
    build(server, fake)
    assert events.next()["build"] == mark(ask(server, "/")[2])
    events.close()


def test_a_build_that_ended_while_nobody_listened_is_not_missed(server: Server, fake: Fake) -> None:
    page = mark(ask(server, "/")[2])
    events = Events(server)
    events.close()
    listening = Events(server)
    listening.next()
    build(server, fake)
    listening.next()
    again = Events(server)
    assert again.next()["build"] != page
    listening.close()
    again.close()


def test_the_builds_of_two_runs_differ() -> None:
    assert Builds(lambda: (0, "")).state.build != Builds(lambda: (0, "")).state.build


def test_a_build_that_fails_keeps_the_page_and_tells_why(server: Server, fake: Fake) -> None:
    events = Events(server)
    before = events.next()
    build(server, fake, 1, "content/a.md:3 : <b> ?\n")
    failed = events.next()
    assert failed["problems"] == "content/a.md:3 : <b> ?" and failed["build"] == before["build"]
    assert set(failed["labels"]) == {"fr", "en"}
    assert ask(server, "/")[0] == 200
    build(server, fake)
    mended = events.next()
    assert mended["problems"] == "" and mended["build"] != before["build"]
    events.close()


class Full(Fake):
    def look(self, address: str) -> tuple[int, str]:
        raise OSError(errno.ENOSPC, "disk full")


def test_a_build_that_cannot_begin_fails() -> None:
    with Server("/", "127.0.0.1", 0, Full()) as server, server.running():
        events = Events(server)
        server.builds.ask()
        told = next(told for told in iter(events.next, None) if told["attempt"])
        assert "disk full" in told["problems"]
        events.close()


def test_a_failure_that_says_nothing_is_told(server: Server, fake: Fake) -> None:
    events = Events(server)
    events.next()
    build(server, fake, 7)
    assert events.next()["problems"] == "(7)"
    events.close()


def test_before_the_first_good_build_every_address_tells_the_problems(fake: Fake) -> None:
    with Server("/", "127.0.0.1", 0, fake) as server, server.running():
        assert ask(server, "/a/")[0] == 503
        events = Events(server)
        events.next()
        build(server, fake, 1, "<script>alert(1)</script>")
        told = events.next()
        status, headers, page = ask(server, "/a/")
        assert status == 503 and headers["Content-Type"] == "text/html; charset=utf-8"
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script>" not in page
        assert mark(page) == told["build"]
        assert ask(server, "/_elan/reload.js")[0] == 200
        build(server, fake)
        assert events.next()["build"] != mark(page)
        assert ask(server, "/a/")[0] == 200
        events.close()


def test_a_quiet_stream_is_kept_alive() -> None:
    events = Builds(lambda: (0, "")).events(quiet=0.01)
    assert next(events).startswith(b"data: ") and next(events) == b":\n\n"


def test_the_end_of_the_server_is_the_end_of_its_streams(fake: Fake) -> None:
    with Server("/", "127.0.0.1", 0, fake) as server, server.running():
        events = Events(server)
        events.next()
    with pytest.raises(EOFError):
        events.next()
    events.close()


def test_only_the_last_end_of_a_body_is_marked() -> None:
    assert State("b").mark(b"<body></body>x</body>y").startswith(b"<body></body>x<script")
    assert State("b").mark(b"no end").startswith(b"no end<script")


def test_every_change_is_seen_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "content" / "associations").mkdir(parents=True)
    (tmp_path / "output").mkdir()
    (tmp_path / "ours").mkdir()
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_text("", encoding="utf-8")
    changed, stop = threading.Event(), threading.Event()
    watcher = threading.Thread(
        target=watch_files, args=(tmp_path, lambda _: changed.set(), stop, ["ours", "brand/logo.svg"])
    )
    watcher.start()
    try:
        saved = (
            "content/associations/a.md",
            "pelicanconf.py",
            "pelicanconf.py",
            "content/b.md",
            "ours/base.html",
            "brand/logo.svg",
        )
        for number, name in enumerate(saved):
            for attempt in range(100):  # the watch may not have begun
                (tmp_path / "draft").write_text(f"{number} {attempt}", encoding="utf-8")
                (tmp_path / "draft").replace(tmp_path / name)  # as editors do
                if changed.wait(0.2):
                    break
            assert changed.is_set(), name
            while changed.wait(0.5):  # what was said twice
                changed.clear()
        for name in ("output/index.html", "README.md", "content/b.md~", "content/.b.md.swp"):
            (tmp_path / name).write_text("", encoding="utf-8")
        assert not changed.wait(0.5)
    finally:
        stop.set()
        watcher.join(10)
    assert not watcher.is_alive()


CONF = """
import runpy
globals().update(runpy.run_path({conf!r}))
SITEURL = __import__("os").environ.get("SITEURL", "https://x.github.io/repo")
THEME, TODAY = {theme!r}, "2026-11-20"
"""
SERVE = """
import sys, pathlib
from plugins.website.serving import serve
if __name__ == "__main__":
    sys.exit(serve(pathlib.Path(sys.argv[1]), "127.0.0.1", 0))
"""
ENTRY = "content/associations/toits-partages.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The directory of the tests, as a project of its own."""
    shutil.copytree(DIRECTORY, tmp_path / "content")
    conf = CONF.format(conf=str(ROOT / "pelicanconf.py"), theme=str(ROOT / "theme"))
    (tmp_path / "pelicanconf.py").write_text(conf, encoding="utf-8")
    return tmp_path


def start(project: Path) -> "subprocess.Popen[str]":
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", "LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"}
    env |= {"LANGUAGE": "fr", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", SERVE, str(project)], cwd=project, env=env, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def until(process: "subprocess.Popen[str]", words: str) -> list[str]:
    """What is said up to some words."""
    assert process.stdout
    said: list[str] = []
    while not said or words not in said[-1]:
        said.append(process.stdout.readline())
        assert said[-1], said
    return said


def interrupt(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Ctrl-C, then the code and what was said on stderr."""
    process.send_signal(signal.SIGINT)
    try:
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    return process.returncode, said


unix = pytest.mark.skipif(sys.platform == "win32", reason="a test cannot press Ctrl-C there")


def test_what_a_process_reads_once(tmp_path: Path) -> None:
    once = ["pelicanconf.py", "plugins/x.py", "plugins/website/drawings/FR.json", "plugins/search/postcodes-fr.csv"]
    again = ["content/associations/a.md", "content/plugins/a.md", "theme/static/js/x.js", "theme/translations/fr/x.po"]
    assert all(is_read_once(tmp_path / path, tmp_path) for path in once)
    assert not any(is_read_once(tmp_path / path, tmp_path) for path in again)


@unix
def test_from_the_first_look_to_ctrl_c(project: Path) -> None:
    process = start(project)
    guard = threading.Timer(240, process.kill)
    guard.start()
    said = until(process, "Élan: ready")
    found = re.search(r"http://127\.0\.0\.1:(\d+)/repo/$", said[-1].strip())
    assert found and said[-2].startswith("Élan : le site est prêt") and found[0] in said[-2]

    def page(path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
        connection.request("GET", "/repo/" + path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    assert found[0] in page("associations/toits-partages/")
    text = (project / ENTRY).read_text("utf-8")
    (project / ENTRY).write_text(text + "\nUne phrase de plus.\n", encoding="utf-8")
    until(process, "Élan: ready")
    assert "Une phrase de plus." in page("associations/toits-partages/")
    (project / ENTRY).write_text(text.replace("summary:", "sumary:", 1), encoding="utf-8")
    told = "".join(until(process, "Élan: the build failed"))
    assert "content/associations/toits-partages.md" in told and "sumary" in told and "échoué" in told
    assert "Une phrase de plus." in page("associations/toits-partages/")
    (project / ENTRY).write_text(text, encoding="utf-8")
    until(process, "Élan: ready")
    conf = (project / "pelicanconf.py").read_text("utf-8")
    (project / "pelicanconf.py").write_text(conf + "SITENAME = 'Autre'\n", encoding="utf-8")
    until(process, "Élan: ready")
    assert "Autre" in page("") and not (project / "output").exists()
    (project / "pelicanconf.py").write_text(conf + "LANGUAGES = 'français'\n", encoding="utf-8")
    assert "LANGUAGES" in "".join(until(process, "Élan: the build failed")) and "Autre" in page("")
    children = psutil.Process(process.pid).children(recursive=True)
    assert children and interrupt(process) == (0, "")
    guard.cancel()
    _, alive = psutil.wait_procs(children, 10)
    assert not alive


CSP = '<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'


def test_in_a_browser(server: Server, fake: Fake, browser: Browser) -> None:
    fake.files["index.html"] = f"{CSP}<title>1</title><body>one</body>".encode()
    with browser.new_context() as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        with page.expect_response("**/_elan/events"):
            page.goto(server.address)
        build(server, fake, 1, "<i>wrong</i>")
        alert = page.get_by_role("alert")
        alert.get_by_text("<i>wrong</i>").wait_for()
        assert alert.evaluate("box => getComputedStyle(box).position") == "fixed"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Close"
        page.keyboard.press("Enter")
        alert.wait_for(state="detached")
        build(server, fake, 1, "<i>wrong</i>")
        alert.get_by_text("The site could not be built").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        alert.wait_for(state="detached")
        build(server, fake, 1, "worse")
        alert.wait_for()
        fake.files["index.html"] = f"{CSP}<title>2</title><body>two</body>".encode()
        build(server, fake)
        page.get_by_text("two").wait_for()
        assert page.get_by_role("alert").count() == 0
        assert not [text for text in complaints if "favicon" not in text and "404" not in text]


def test_in_a_browser_before_the_first_good_build(fake: Fake, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        with Server("/", "127.0.0.1", 0, fake) as server, server.running():
            with page.expect_response("**/_elan/events"):
                page.goto(server.address)
            for problems in ("<b>first", "<b>second"):
                build(server, fake, 1, problems)
                page.locator("pre", has_text=problems).wait_for()
            assert page.get_by_role("alert").count() == 1
            build(server, fake)
            page.get_by_role("heading", name="Accueil").wait_for()
