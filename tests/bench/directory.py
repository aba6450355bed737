"""A made-up directory of any size: `python3 tasks.py bench directory -- --entries 1000 --folder /tmp/x`."""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.bench import _words as words
from tests.bench._entries import Made, Maker

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "directory"


def make(folder: Path, entries: int, seed: int = 0) -> None:
    """Write `content/` below a folder, new: so many records of all kinds, one in five translated, and text pages.

    The same numbers give the same bytes. It has no errors on 20 November 2026. The vocabulary is that of the example
    directory where there is one. Raises ValueError for a size that cannot be made.
    """
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    _vocabulary(content / "vocabulary")
    terms = {
        path.stem: [*yaml.safe_load(path.read_text(encoding="utf-8"))]
        for path in sorted((content / "vocabulary").glob("*.yml"))
        if path.stem != "places"
    }
    maker = Maker(entries, seed, terms)
    for number in range(entries):
        _write(content, maker.files(number))
    _write(content, _pages())


def _write(content: Path, files: Iterator[Made]) -> None:
    for made in files:
        path = content / made.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.text, encoding="utf-8", newline="\n")


def _vocabulary(folder: Path) -> None:
    example = EXAMPLE / "content" / "vocabulary"
    if example.is_dir():
        shutil.copytree(example, folder)
    else:
        _write(folder, _lists())


def _lists() -> Iterator[Made]:
    """A vocabulary of our own, for a checkout that has no example directory."""
    causes = {}
    for one in words.CAUSES.split(";"):
        slug, french, english, colour = one.strip().split("=")
        causes[slug] = {"label": {"fr": french, "en": english}, "colour": colour}
    yield Made("causes.yml", _yaml(causes))
    law = {"country": "FR", "law": "Code général des impôts, article 200"}
    more = {"labels": {"url": "https://www.donenconfiance.org/"}, "tax": law}
    lists = {"skills": words.SKILLS, "goods": words.GOODS, "labels": words.LABELS, "tax": words.TAX}
    for name, text in lists.items():
        terms = [term.strip().split("=") for term in text.split(";")]
        found = {slug: {"label": {"fr": french, "en": english}} | more.get(name, {}) for slug, french, english in terms}
        yield Made(f"{name}.yml", _yaml(found))
    yield Made("places.yml", _yaml({"FR-BRE": {"label": {"fr": "Bretagne", "en": "Brittany"}}}))


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def _pages() -> Iterator[Made]:
    for name, titles in words.PAGES.items():
        for suffix, (title, slug) in zip(("", ".en"), titles, strict=True):
            front = {"title": title, "slug": slug, "summary": f"{title}."}
            yield Made(f"pages/{name}{suffix}.md", f"---\n{_yaml(front)}---\n\n{title}.\n")


def main() -> None:
    """Make a directory and say where."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench directory --", description=__doc__)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    make(asked.folder, asked.entries, asked.seed)
    print(f"{asked.folder / 'content'}: {asked.entries}")


if __name__ == "__main__":
    main()
