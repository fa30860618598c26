"""A portal of its own for each drill, on the test database."""

from collections.abc import Callable, Iterator

import pytest

from tests.engine import StandInEngine
from tests.stack import Stack


@pytest.fixture
def engine() -> Iterator[StandInEngine]:
    with StandInEngine() as engine:
        yield engine


@pytest.fixture
def stack_with(transactional_db: None, media_root: object) -> Iterator[Callable[..., Stack]]:
    """``stack_with(**environment)``: a stack that ends with the test."""
    stacks: list[Stack] = []

    def start(**environment: str) -> Stack:
        stacks.append(Stack(**environment))
        return stacks[-1]

    yield start
    for stack in stacks:
        stack.stop()
