"""An association: a non-profit."""

from .record import Organisation


class Association(Organisation):
    """A non-profit, whatever its law gives it as a form (association, foundation that acts, movement)."""
