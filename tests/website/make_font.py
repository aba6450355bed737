"""Writes the font of headings, and prints the @font-face rules of what stands in for it: theme/static/css/base.css.

Run `.venv/bin/python -m tests.website.make_font PACKAGE NAME=FONT …` with the unpacked npm package
@fontsource-variable/bricolage-grotesque and the bold fonts of systems: `Arial=LiberationSans-Bold.ttf`, which has the
widths of Arial and stands for it where that is not, and `Roboto=roboto-latin-700-normal.woff2` of @fontsource/roboto.

The font is fixed at one weight and has what names and titles in French, English and the languages beside them need.
Half of its bytes would be kerning: pairs that move a letter by less than a hundredth of its size are left alone. Its
licence, the SIL OFL 1.1, lets it keep its name, because it reserves none.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
FONT = ROOT / "theme" / "static" / "fonts" / "bricolage-grotesque-5.3.0-730.woff2"
SOURCE = "files/bricolage-grotesque-latin-wght-normal.woff2"
WEIGHT = 730

LETTERS = [chr(code) for code in range(0xC0, 0x100)]
"""The letters of Latin-1, with × and ÷."""

CHARACTERS = frozenset(
    [*map(chr, range(0x20, 0x7F)), *LETTERS, *"ŒœıŸ«»‹›‘’“”–—…€·•§©®°ªº²³½&¡¿\u00a0\u202f\u2011\u2009"]
)

LEAST = 10
"""Of kerning, in thousandths of the size."""


def made(package: Path) -> TTFont:
    """The font of headings."""
    font = instancer.instantiateVariableFont(TTFont(package / SOURCE, recalcTimestamp=False), {"wght": WEIGHT})
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline = ["kern", "locl", "ccmp", "mark"], False, True
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(CHARACTERS)))
    subsetter.subset(font)
    thin(font)
    font.flavor = "woff2"
    return font


def thin(font: TTFont) -> None:
    """Forget kerning that nobody sees."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            if table.LookupType == 2 and table.Format == 1:
                for pairs in table.PairSet:
                    kept = [one for one in pairs.PairValueRecord if abs(one.Value1.XAdvance) >= LEAST]
                    pairs.PairValueRecord, pairs.PairValueCount = kept, len(kept)
            elif table.LookupType == 2:
                for value in (two.Value1 for one in table.Class1Record for two in one.Class2Record):
                    value.XAdvance = value.XAdvance if abs(value.XAdvance) >= LEAST else 0


def width(font: TTFont, text: str) -> float:
    """How wide a text is, in the size of the font, without kerning."""
    names, advances = font.getBestCmap(), font["hmtx"]
    known = [advances[names[ord(letter)]][0] for letter in text if ord(letter) in names]
    return float(sum(known) / len(known) / font["head"].unitsPerEm)


def stand_in(font: TTFont, name: str, other: TTFont, text: str) -> str:
    """The rule that gives another font the widths of ours over a text, and its height."""
    scale = width(font, text) / width(other, text)
    size, lines = font["head"].unitsPerEm, font["hhea"]
    up, down = (f"{abs(value) / size / scale:.1%}" for value in (lines.ascent, lines.descent))
    return (
        f'@font-face {{ font-family: "Heading, {name}"; src: local("{name} Bold"); font-weight: 700 750; '
        f"size-adjust: {scale:.1%}; ascent-override: {up}; descent-override: {down}; line-gap-override: 0%; }}"
    )


def main() -> None:
    package, *others = sys.argv[1:]
    font = made(Path(package))
    content = io.BytesIO()
    font.save(content)
    FONT.write_bytes(content.getvalue())
    print(f"{FONT.name}: {len(content.getvalue())} bytes, {len(font.getBestCmap())} characters", file=sys.stderr)
    text = (ROOT / "CONTRIBUER.md").read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name, path in (one.split("=", 1) for one in others):
        print(
            stand_in(font, name, TTFont(path), "".join(letter for letter in text if letter.isalpha() or letter == " "))
        )


if __name__ == "__main__":
    main()
