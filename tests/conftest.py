"""What several test files need: the development data, where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from evals.paths import REPOSITORY, shared

settings.register_profile("dateline", deadline=None)  # a law holds on a busy machine too; speed is for benchmarks
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The development data; tests that need it are skipped on machines that lack it."""
    if not shared().is_dir():
        pytest.skip(f"no development data in {shared()}: set DATELINE_SHARED to run this test")
    return shared()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example pages of the repository."""
    return REPOSITORY / "examples"
