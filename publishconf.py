"""What only the public site has: its address, which must be given, and that nothing unapproved asks for gifts."""

import os

from pelicanconf import *  # noqa: F403  # every setting, then those that differ

ONLY_APPROVED = True  # a record shows its ways to give when content/destinations.lock has them as they are
SITEURL = os.environ["SITEURL"]
