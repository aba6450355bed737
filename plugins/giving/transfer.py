"""What a bank's application scans to fill in a transfer: EPC069-12 of the European Payments Council, version 2.

Its amount is left empty: the giver chooses it.
"""

import unicodedata
from functools import lru_cache

from ..catalogue.kinds.giving import Transfer

MOST_BYTES = 331
MOST_NAME = 70
MOST_REMITTANCE = 140
EEA = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split())
QUIET = 4
"""Modules of white around the code (ISO/IEC 18004)."""


def in_sepa(iban: str) -> bool:
    """Whether an account can be reached by a SEPA transfer."""
    from schwifty import IBAN

    return bool(IBAN(iban).in_sepa_zone)


def can_be_scanned(transfer: Transfer) -> bool:
    """Whether there is a code for an account: in SEPA, and with its BIC outside the European Economic Area."""
    return in_sepa(transfer.iban) and (transfer.bic is not None or transfer.iban[:2] in EEA)


def payload(transfer: Transfer, remittance: str = "") -> str:
    """The twelve lines of the code, of which the empty ones at the end are left out; at most 331 bytes of UTF-8.

    A name or a remittance that is too long is cut. Raises ValueError for an account that cannot have one.
    """
    if not can_be_scanned(transfer):
        raise ValueError(f"an account of {transfer.iban[:2]}, without a BIC or outside SEPA, cannot be scanned")
    head = ["BCD", "002", "1", "SCT", transfer.bic or ""]
    name = _line(transfer.holder)[:MOST_NAME]
    text = _line(remittance)[:MOST_REMITTANCE]
    while True:
        lines = [*head, name.strip(), transfer.iban, "", "", "", text.strip()]
        whole = "\n".join(lines).rstrip("\n")
        if len(whole.encode()) <= MOST_BYTES:
            return whole
        name, text = (name, text[:-1]) if text else (name[:-1], text)


def _line(text: str) -> str:
    """A text on one line, each letter with its accents in one character where Unicode has one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=1024)
def drawn(content: str) -> tuple[int, str]:
    """A QR code of error level M: its width in modules, white margin included, and the path of an SVG that draws it.

    The path is made of horizontal strokes one module thick, in steps, which compress to half of what places do.
    Raises ValueError for what does not fit in version 13.
    """
    import segno

    code = segno.make(content, error="m", encoding="utf-8", mode="byte", micro=False, boost_error=False)
    if int(code.version) > 13:
        raise ValueError(f"version {code.version}: EPC069-12 allows 13")
    path = []
    for number, row in enumerate(code.matrix):
        cells = "".join("1" if cell else "0" for cell in row).rstrip("0")
        path.append(f"M{QUIET} {number + QUIET}.5")
        path += [f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in _runs(cells)]
    return len(code.matrix) + 2 * QUIET, "".join(path)


def _runs(cells: str) -> list[str]:
    return cells.replace("10", "1 0").replace("01", "0 1").split()
