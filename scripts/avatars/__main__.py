"""Write every person's VRM file: `python -m scripts.avatars [FOLDER]`."""

import sys
from pathlib import Path

from scripts.avatars.people import PEOPLE, figure
from scripts.avatars.vrm import vrm_file

FOLDER = Path(__file__).resolve().parents[2] / "web" / "public" / "avatars"


def main(folder: Path) -> None:
    """Build all into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for person in PEOPLE:
        data = vrm_file(figure(person))
        (folder / f"{person.name}.vrm").write_bytes(data)
        print(f"{person.name}.vrm  {len(data):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
