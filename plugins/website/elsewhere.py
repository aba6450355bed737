"""Other computers that render: the workers of a Dask scheduler, through `concurrent.futures`."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module

from ..languages.messages import N_

PATIENCE = 30
"""Seconds that a scheduler may take to answer, and then its first worker to come."""


class NoCluster(Exception):
    """A message that says why there is nothing to render with."""


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """An executor for the scheduler at an address, tcp://…, and how many tasks its workers do at once.

    Dask gives what a dead worker had to another one, and what kills several of them to nobody. Raises NoCluster.
    """
    try:
        dask = import_module("distributed")
    except ImportError:
        raise NoCluster(N_("--scheduler needs Dask: .venv/bin/python -m pip install distributed")) from None
    try:
        client = dask.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise NoCluster(N_("no Dask scheduler answers at {address}: start one, or build without it")) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise NoCluster(N_("the Dask scheduler at {address} has no workers: start some")) from None
        yield client.get_executor(pure=False), sum(client.nthreads().values())
