# -*- coding: utf-8 -*-
"""The verbs a person types: `python3 tasks.py VERB` from anywhere, or `inv VERB` inside .venv."""

import sys


def too_old(version):
    """The sentence for a Python that cannot run Élan, or None. Python 2.7 and 3.4 must be able to read this file."""
    if tuple(version[:2]) >= (3, 11):
        return None
    found = "{}.{}".format(version[0], version[1])
    return (
        "Élan : il faut Python 3.11 ou plus récent, celui-ci est le {0} (voir python.org).\n"
        "Élan: Python 3.11 or later is needed, this one is {0} (see python.org).\n"
    ).format(found)


def for_invoke(words):
    """Say it as invoke parses it: `test catalogue` is `test --part=catalogue`; `bench NAME …` hands the rest on."""
    positions = {
        "messages": ["language"],
        "approve": ["slugs"] * len(words),
        "new": ["kind", "name"],
        "withhold": ["slug", "reason"],
    }
    names = positions.get(words[0], []) if words else []
    for at, name in enumerate(names, 1):
        if words[at : at + 1] and not words[at].startswith("-"):
            words = words[:at] + ["--{0}={1}".format(name, words[at])] + words[at + 1 :]
        else:
            break
    option = {"test": "--part=", "bench": "--name="}.get(words[0]) if words else None
    if not option or len(words) == 1 or words[1].startswith("-"):
        return words or ["--list"]
    rest = words[3:] if words[2:3] == ["--"] else words[2:]
    if words[0] == "bench" and "--help" not in words:
        rest = ["--"] + rest
    return [words[0], option + words[1]] + rest


def in_venv(words):
    """Make .venv if need be, and run invoke in it: the same process where the system can, so that signals reach it."""
    import os
    from pathlib import Path

    from plugins import setup

    root = Path(__file__).resolve().parent
    try:
        python = str(setup.prepare(root))
    except setup.Cannot as problem:
        setup.give_up(*problem.args)
    words = ["--list"] if words in (["--help"], ["-h"]) else words
    command = [python, "-m", "invoke", "--search-root", str(root)] + for_invoke(words)
    if os.name == "nt":
        import subprocess

        return subprocess.call(command)
    os.execv(python, command)


if __name__ == "__main__":
    if too_old(sys.version_info):
        sys.stderr.write(too_old(sys.version_info))
        sys.exit(2)
    sys.exit(in_venv(sys.argv[1:]))

import errno
import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from invoke.tasks import task

from plugins import setup
from plugins.contributing.verbs import (  # noqa: F401  # invoke finds them here
    approve,
    check,
    destinations,
    from_issue,
    links,
    new,
    prove,
    verify,
    withhold,
)

ROOT = Path(__file__).resolve().parent


def run(command, env=None):
    """Run one command at the root of the project, and stop with its code when it fails."""
    done = subprocess.run([str(word) for word in command], cwd=str(ROOT), env=env, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def pelican(settings, profile, scheduler):
    """Build the site in output/; any error stops it."""
    command = [sys.executable, "-m", "pelican", "content", "-s", settings, "-o", "output", "--fatal", "errors"]
    command += ["-e", "PROFILE=true"] if profile else []
    run(command + (["-e", "SCHEDULER=" + json.dumps(scheduler)] if scheduler else []))


def tools():
    """The Python of .venv with all that tests need, and the environment to run them in."""
    try:
        python = setup.prepare(ROOT, setup.TESTS)
    except setup.Cannot as problem:
        setup.give_up(*problem.args)
    found = subprocess.run([str(python), "-m", "tests.tools"], cwd=str(ROOT), stdout=subprocess.PIPE, check=False)
    if found.returncode:
        sys.exit(found.returncode)
    return python, dict(os.environ, ELAN_CHROMIUM=os.fsdecode(found.stdout).strip())


@task(help={"profile": "say where the time went", "scheduler": "a Dask scheduler whose workers render: tcp://…"})
def build(c, profile=False, scheduler=""):
    """Build the site in output/, to be looked at on this computer."""
    pelican("pelicanconf.py", profile, scheduler)


@task(help={"profile": "say where the time went", "scheduler": "a Dask scheduler whose workers render: tcp://…"})
def publish(c, profile=False, scheduler=""):
    """Build the site in output/, to be put online at $SITEURL."""
    if not os.environ.get("SITEURL"):
        setup.give_up(*setup.NO_ADDRESS)
    pelican("publishconf.py", profile, scheduler)


@task(
    help={
        "base": "the revision to compare with, origin/main unless told",
        "head": "the revision that would be merged",
        "to": "a new folder, preview/ unless told",
    }
)
def preview(c, base="origin/main", head="HEAD", to="preview"):
    """Build the pages of the entries that a change touches, to be opened from a folder without a server."""
    from plugins.website.previewing import preview as run_preview

    sys.exit(run_preview(ROOT, base, head, Path(to)))


@task(help={"port": "8000 unless told", "host": "127.0.0.1 unless told: this computer only"})
def serve(c, port=8000, host="127.0.0.1"):
    """Show the site on this computer, and again whenever a file is saved."""
    from plugins.website.serving import serve as run_server

    try:
        code = run_server(ROOT, host, port)
    except OSError as problem:
        if problem.errno != errno.EADDRINUSE:
            raise
        setup.give_up(*setup.port_in_use(port))
    sys.exit(code)


@task(help={"part": "only a folder or a file of tests/ (test_NAME.py is NAME)", "all": "the long tests too"})
def test(c, part="", all=False):
    """Check style and types and run the tests, or only one part: `test catalogue`."""
    python, env = tools()
    if not part:
        for words in ("ruff check", "ruff format --check", "mypy"):
            run([python, "-m"] + words.split())
    named = [path for path in (ROOT / "tests" / part, ROOT / "tests" / ("test_" + part + ".py")) if path.exists()]
    choice = [] if all else ["-m", "not long"]
    run([python, "-m", "pytest", "-n", "2"] + choice + [named[0] if named else part], env)


@task(help={"name": "a module of tests/bench/; what follows `--` is for it"})
def bench(c, name=""):
    """Measure: run tests/bench/NAME.py, or list what can be measured."""
    if not name:
        print("\n".join(sorted(path.stem for path in (ROOT / "tests" / "bench").glob("[!_]*.py"))))
        return
    python, env = tools()
    run([python, "-m", "tests.bench." + name] + shlex.split(c.remainder), env)


@task(help={"upgrade": "take the newest releases instead of the locked ones"})
def lock(c, upgrade=False):
    """Write requirements.txt and requirements-test.txt again, from pyproject.toml."""
    python, env = tools()
    env["UV_CUSTOM_COMPILE_COMMAND"] = "python3 tasks.py lock"
    command = [python, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    command += ["--python-version", "3.11", "pyproject.toml"] + (["--upgrade"] if upgrade else [])
    run(command + ["-o", "requirements.txt"], env)
    for name in re.findall("(?m)^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text()):
        command += ["--no-emit-package", name]
    run(command + ["--extra", "test", "-c", "requirements.txt", "-o", "requirements-test.txt"], env)


@task(help={"language": "two letters, de: a language to begin, or to list what it lacks"})
def messages(c, language=""):
    """Bring theme/translations up to date with the messages of the code and the templates."""
    from plugins.contributing.translating import messages as run_messages

    sys.exit(run_messages(ROOT, language))


@task
def reference(c):
    """Write the tables of fields and of settings of the guides, and the issue forms, again from the code."""
    from plugins.contributing import reference as tables
    from plugins.contributing.issues import templates
    from plugins.settings import documented

    tables.update(ROOT)
    documented.update(ROOT)
    templates.update(ROOT)


@task(help={"to": "screenshots/ unless told"})
def screenshots(c, to="screenshots"):
    """Take pictures of the site that was built, on a telephone and a computer, light and dark; that of README.md."""
    if not (ROOT / "output" / "index.html").is_file():
        setup.give_up(*setup.NOTHING_BUILT)
    python, env = tools()
    run([python, "-m", "tests.screenshots", to], env)


@task
def audit(c):
    """Look for what keeps people out of pages, and write theme/accessibility.json, which the statement is made from."""
    python, env = tools()
    run([python, "-m", "tests.audit"], env)


@task
def clean(c):
    """Remove what a build leaves: output/ and .cache/."""
    for name in ("output", ".cache"):
        shutil.rmtree(str(ROOT / name), ignore_errors=True)


@task(help={"yes": "do not ask"})
def start(c, yes=False):
    """Empty content/ for a directory of one's own; vocabulary/, platforms/ and pages/ stay."""
    try:
        entries = setup.entries(ROOT)
    except setup.Cannot as problem:
        setup.give_up(*problem.args)
    question = "Supprimer {0} fichiers et dossiers de content/ ? / Remove {0} files and folders of content/? [o/y/N] "
    if not yes:
        sys.stdout.write(question.format(len(entries)))
        sys.stdout.flush()
        yes = sys.stdin.readline().strip().lower() in ("o", "oui", "y", "yes")
    if yes:
        setup.remove(entries)
