"""Is docker-compose.yml one? ``compose-spec.json`` is the published schema of the format.

``python -m tests.deploy.compose`` prints what is wrong.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import jsonschema
import yaml

HERE = Path(__file__).resolve().parent
FILE = HERE.parent.parent / "docker-compose.yml"
_VARIABLE = re.compile(r"\$\{([A-Z_]+)")


def read() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return loaded


def variables() -> set[str]:
    """What the file takes from ``.env`` itself."""
    return set(_VARIABLE.findall(FILE.read_text()))


def problems() -> list[str]:
    schema = json.loads((HERE / "compose-spec.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [
        f"{'/'.join(str(step) for step in error.absolute_path)}: {error.message}"
        for error in validator.iter_errors(read())
    ]


if __name__ == "__main__":
    found = problems()
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))
