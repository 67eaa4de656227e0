"""Fixtures that several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """Folder of the real reports; skips where it does not lie beside the checkout."""
    folder = ROOT.parent / "shared" / "reports"
    if not folder.is_dir():
        pytest.skip("the real reports (../shared/reports) are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def shared_dev() -> Path:
    """Folder of the gold data; skips where it does not lie beside the checkout."""
    folder = ROOT.parent / "shared" / "dev"
    if not folder.is_dir():
        pytest.skip("the gold data (../shared/dev) is not beside this checkout")
    return folder
