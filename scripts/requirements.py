"""Prints the requirements of pyproject.toml, one a line: the project itself is run from the checkout, never installed.

python scripts/requirements.py [EXTRA ...]
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path


def main() -> None:
    """The command line."""
    project = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text("utf-8"))["project"]
    extras = [line for name in sys.argv[1:] for line in project["optional-dependencies"][name]]
    print("\n".join([*project["dependencies"], *extras]))


if __name__ == "__main__":
    main()
