"""The fence: whatever a file does to a parser, the portal gets an answer and goes on."""

import multiprocessing
import resource
import time
from pathlib import Path

import pytest

from pavilion.media import sandbox
from tests.media import misbehaving

SMALL = sandbox.Limits(memory=600 * sandbox.MEGABYTE, processor=2, written=8 * 2**20, timeout=30)


def test_the_answer_comes_back(tmp_path: Path) -> None:
    assert sandbox.call(misbehaving.answer, folder=tmp_path, word="한글") == "한글"


def test_a_refusal_is_told_apart_from_a_breakdown(tmp_path: Path) -> None:
    with pytest.raises(sandbox.RefusedError, match="too_large"):
        sandbox.call(misbehaving.refuse, folder=tmp_path)


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (misbehaving.hoard, "out of memory"),
        (misbehaving.spin, "out of processor time"),
        (misbehaving.crash, "ended with -6"),
        (misbehaving.dial, "ConnectionRefusedError"),
    ],
)
def test_a_breakdown_says_what_it_was(function, words: str, tmp_path: Path) -> None:
    with pytest.raises(sandbox.SandboxError, match=words):
        sandbox.call(function, folder=tmp_path, limits=SMALL)


def test_what_it_writes_has_a_limit(tmp_path: Path) -> None:
    with pytest.raises(sandbox.SandboxError):
        sandbox.call(misbehaving.fill, folder=tmp_path, limits=SMALL)
    assert (tmp_path / "big").stat().st_size <= SMALL.written


def test_a_child_that_hangs_is_ended(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(sandbox.SandboxTimeoutError):
        sandbox.call(misbehaving.sleep, folder=tmp_path, limits=sandbox.Limits(timeout=2))
    assert time.monotonic() - began < 10


def test_words_on_the_way_do_not_garble_the_answer(tmp_path: Path) -> None:
    assert sandbox.call(misbehaving.chatter, folder=tmp_path) == "done"


def test_the_child_knows_no_secret_and_only_its_own_folder(tmp_path: Path) -> None:
    known = sandbox.call(misbehaving.environment, folder=tmp_path)
    assert not {"SECRET_KEY", "DATABASE_URL", "REDIS_URL"} & set(known)
    assert Path(sandbox.call(misbehaving.where, folder=tmp_path)).samefile(tmp_path)


def _call_from_a_daemon(folder: str, answers: "multiprocessing.Queue[str]") -> None:
    answers.put(sandbox.call(misbehaving.answer, folder=Path(folder), word="from a worker"))


def test_it_works_inside_a_process_that_may_have_no_children(tmp_path: Path) -> None:
    """Celery's prefork workers are daemonic: ``multiprocessing`` refuses them children."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    worker = context.Process(target=_call_from_a_daemon, args=(str(tmp_path), answers), daemon=True)
    worker.start()
    assert answers.get(timeout=60) == "from a worker"
    worker.join(10)


def test_the_portal_pays_no_memory_for_a_large_picture(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(sandbox.SandboxError):
        sandbox.call(misbehaving.hoard, folder=tmp_path, limits=SMALL)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 5 * 1024
