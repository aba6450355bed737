"""What only the public site has: its address, which must be given, and that nothing asks for gifts unlooked at."""

import os

from pelicanconf import *  # noqa: F403  # every setting, then those that differ

LINKS = os.environ.get("ELAN_LINKS", ".cache/links.json")  # what `python3 tasks.py links` noted, where it was run
ONLY_APPROVED = True  # a record shows its ways to give when content/destinations.lock has them as they are
SITEURL = os.environ["SITEURL"]
