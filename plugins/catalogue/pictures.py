"""Pictures of content/media as far as they can be told without decoding them: what checking says of them."""

import re
from pathlib import Path, PurePosixPath

from ..pictures import LARGEST_FILE, Refused
from ..pictures.measuring import measured
from ..pictures.svg import rewritten
from .characters import UNSEEN
from .problems import Problem, problem

NAME = re.compile(r"[a-z0-9][a-z0-9._-]*\.(?:png|jpe?g|webp|svg)")


def bad_picture(path: Path, shown: str) -> Problem | None:
    """What is wrong with the name, the size, the kind or the parts of a picture."""
    if not NAME.fullmatch(path.name):
        return problem("media-name", shown, name=path.name)
    if path.stat().st_size > LARGEST_FILE:
        return problem("file-too-large", shown, size=path.stat().st_size, largest=LARGEST_FILE)
    try:
        if path.suffix == ".svg":
            rewritten(path.read_bytes())
        else:
            measured(path.read_bytes(), path.suffix)
    except Refused as refused:
        return refusal(refused, shown)
    return None


def refusal(refused: Refused, path: str) -> Problem:
    """A refused picture as a problem of its file; what is shown of it stands on one line and can be seen."""
    shown = {name: UNSEEN.sub("?", " ".join(str(value).split())) for name, value in refused.arguments.items()}
    return problem(refused.id, path, (), refused.place, name=PurePosixPath(path).name, **shown)
