"""Makes the peer's own environment, once: `python -m benchmarks.timefold.setup`. It wants Java 17."""

import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".timefold-venv"
PYTHON = FOLDER / "bin" / "python"
PACKAGES = ("timefold==1.24.0b0", "pydantic==2.7.3")


def main() -> None:
    """The library translates the byte code of Python 3.10 to 3.12."""
    if not (3, 10) <= sys.version_info[:2] <= (3, 12):
        sys.exit("the peer wants Python 3.10, 3.11 or 3.12")
    venv.create(FOLDER, with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", *PACKAGES], check=True)


if __name__ == "__main__":
    main()
