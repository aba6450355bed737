"""What no field can see alone: each rule is a generator of findings over the whole catalogue."""

from collections.abc import Callable, Iterable

from ..catalogue import Catalogue
from .dates import future, gone_by, old_regimes
from .doubts import doubtful, not_shown
from .duplicates import twins
from .finding import Finding, finding
from .gifts import giving
from .mentions import cycles, dangling, page_links, pictures
from .names import page_slugs, shared_slugs, slugs
from .translated import translations

Rule = Callable[[Catalogue], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    slugs,
    page_slugs,
    dangling,
    cycles,
    page_links,
    twins,
    giving,
    pictures,
    future,
    gone_by,
    doubtful,
    translations,
)
"""Every rule across entries, in the order in which they are asked."""

__all__ = ["RULES", "Finding", "Rule", "finding", "not_shown", "old_regimes", "shared_slugs"]
