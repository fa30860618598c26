"""Do the locked sets satisfy pyproject.toml? ``python -m tests.deploy.requirements`` says."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, set[str]]:
    """Each library's locked versions: more than one where they differ by platform."""
    found: dict[str, set[str]] = {}
    for library, version in _PIN.findall((ROOT / name).read_text()):
        found.setdefault(canonicalize_name(library), set()).add(version)
    return found


def asked(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def unsatisfied(name: str, *extras: str) -> list[str]:
    locked = pins(name)
    return [
        f"{name}: {requirement} is not met by {sorted(versions) or 'nothing'}"
        for requirement in asked(*extras)
        for versions in [locked.get(canonicalize_name(requirement.name), set())]
        if not versions or not all(requirement.specifier.contains(v, True) for v in versions)
    ]


def problems() -> list[str]:
    found = unsatisfied("requirements.txt", "embedded")
    found += unsatisfied("requirements-dev.txt", "embedded", "dev")
    development = pins("requirements-dev.txt")
    found += [
        f"{library} is locked differently in the two files"
        for library, versions in pins("requirements.txt").items()
        if development.get(library) != versions
    ]
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        if "://" in text:
            found.append(f"{name} holds an address")
        if text.count("==") > text.count("--hash=sha256:"):
            found.append(f"{name} holds a library without a hash")
    return found


if __name__ == "__main__":
    found = problems()
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))
