"""Walls around a command that a test starts."""

import shutil
import subprocess

import pytest


def without_network(*words: str) -> list[str]:
    """In a network of its own that leads nowhere, as far as the machine lets us."""
    for fence in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and subprocess.run([*fence, "true"], capture_output=True).returncode == 0:
            return [*fence, *words]
    pytest.skip("this machine makes no network of its own (unshare -n)")
