"""What only the public site has: its address, which must be given."""

import os

from pelicanconf import *  # noqa: F403  # every setting, then the one that differs

SITEURL = os.environ["SITEURL"]
