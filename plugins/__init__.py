"""Élan, one package an idea: a pure core, and `website`, the only one that knows Pelican."""
