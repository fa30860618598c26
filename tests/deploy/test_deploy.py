"""The files a real server is made from: the compose file, the image, the example environment."""

import ast
import os
import re
import shlex
import subprocess
import sys
from typing import Any

import pytest

from pavilion import celery_app, settings
from tests.deploy import compose, production, requirements

ROOT = production.ROOT
#: Told by the images themselves or by docker, not by the person who fills in `.env`.
NOT_ASKED = {"TAG"}


def settings_variables() -> set[str]:
    """Every variable settings.py reads: env.<kind>("NAME"), and the ones made for each provider."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / "pavilion" / "settings.py").read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "env"):
            continue
        name = node.args[0]
        if isinstance(name, ast.Constant):
            found.add(str(name.value))
        else:
            suffix = ast.unparse(name).split("}")[1].rstrip("\"'")
            found |= {f"{provider.upper()}{suffix}" for provider in settings._PROVIDER_ORIGINS}
    return found


def example_variables() -> set[str]:
    return set(
        re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=", production.EXAMPLE.read_text(), re.MULTILINE)
    )


def test_every_variable_stands_in_the_example_and_none_beside():
    read = settings_variables() | (compose.variables() - NOT_ASKED)
    assert read - example_variables() == set(), "missing from .env.example"
    assert example_variables() - read == set(), "nobody reads these"


def test_the_compose_file_fits_the_published_schema():
    assert compose.problems() == []


def test_the_schema_check_notices_a_mistake(monkeypatch):
    broken = compose.read()
    broken["services"]["web"]["portz"] = ["80:80"]
    monkeypatch.setattr(compose, "read", lambda: broken)
    assert any("portz" in problem for problem in compose.problems())


def portal_services() -> dict[str, dict[str, Any]]:
    services = compose.read()["services"]
    return {name: body for name, body in services.items() if "pavilion:" in body["image"]}


@pytest.mark.parametrize("name", sorted(compose.read()["services"]))
def test_each_service_is_locked_down_and_watched(name):
    service = compose.read()["services"][name]
    assert service["read_only"] is True
    assert "no-new-privileges:true" in service["security_opt"]
    assert "restart" in service
    assert "healthcheck" in service or name == "migrate"


def test_every_queue_has_a_worker_and_there_is_one_beat():
    commands = [body.get("command", []) for body in portal_services().values()]
    served = {
        queue
        for command in commands
        if "worker" in command
        for queue in command[command.index("-Q") + 1].split(",")
    }
    routed = {route["queue"] for route in celery_app.conf.task_routes.values()}
    assert served == routed | {"celery", "imports", "images", "translation", "notifications"}
    assert sum("beat" in command for command in commands) == 1


def test_nothing_but_the_proxy_is_reachable_from_outside():
    services = compose.read()["services"]
    assert [name for name, body in services.items() if body.get("ports")] == ["proxy"]


def test_the_images_run_as_a_plain_user():
    text = (ROOT / "Dockerfile").read_text()
    stages = re.split(r"^FROM .* AS (\w+)$", text, flags=re.MULTILINE)
    by_name = dict(zip(stages[1::2], stages[2::2], strict=True))
    for name in ("app", "proxy"):
        assert re.search(r"^USER app$", by_name[name], re.MULTILINE)


def build_environment() -> dict[str, str]:
    """What the Dockerfile gives the step that collects the static files."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    line = next(line for line in text.splitlines() if "collectstatic" in line)
    words = shlex.split(line.removeprefix("RUN "))
    given = words[: words.index("sh")]
    return dict(word.split("=", 1) for word in given)


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in an environment that holds nothing else."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
    )


def test_the_image_is_given_all_it_needs_to_collect_the_static_files(tmp_path):
    given = build_environment() | {"STATIC_ROOT": str(tmp_path / "static")}
    done = manage("collectstatic", "--noinput", "--dry-run", "-v", "0", **given)
    assert done.returncode == 0, done.stderr


def test_a_missing_setting_is_named():
    given = build_environment()
    del given["OPERATOR_NAME"]
    done = manage("check", **given)
    assert done.returncode != 0
    assert "OPERATOR_NAME" in done.stderr


def test_the_example_filled_in_passes_the_deployment_checks():
    given = production.environment() | {
        name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")
    }
    done = manage("check", "--deploy", "--fail-level", "WARNING", **given)
    assert done.returncode == 0, done.stderr


def test_the_locked_sets_satisfy_the_project():
    assert requirements.problems() == []


def test_the_lock_check_notices_a_library_that_is_missing(monkeypatch):
    asked = requirements.asked
    monkeypatch.setattr(
        requirements,
        "asked",
        lambda *extras: [*asked(*extras), requirements.Requirement("no-such-library>=1")],
    )
    assert any("no-such-library" in problem for problem in requirements.problems())


def test_the_gate_runs_the_same_two_words_as_people_do():
    gate = ROOT / ".ci" / "run"
    lines = [line for line in gate.read_text().splitlines() if line.startswith("make ")]
    assert lines == ["make check", "make test"]
    assert os.access(gate, os.X_OK)
