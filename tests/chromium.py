"""The system's Chromium. ``python -m tests.chromium`` prints where it is, or what to install."""

import os
import shutil
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str:
    named = os.environ.get("CHROMIUM", "")
    for name in (named, *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise FileNotFoundError(
        "The browser tests need Chromium: install the package chromium"
        " (or Google Chrome), or name the program in CHROMIUM."
    )


if __name__ == "__main__":
    try:
        print(Path(find()))
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
