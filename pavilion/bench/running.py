"""A run of the bench: servers up, rounds, one table."""

import argparse
import json
import statistics
import subprocess
import sys
from collections import defaultdict
from dataclasses import asdict

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.utils.http import urlencode

from catalog.models import Listing
from pavilion.bench import servers, table
from pavilion.bench.load import Counted, Order

PLAIN = "U"
SEARCHES = ("tumbler", "진공텀블러", "gochujang 500 g", "serum", "에어리스 펌프", "cable")
_MOST_PATHS = 40

Rates = dict[str, list[float]]


def main() -> None:
    asked = _asked()
    _prepare()
    targets = _targets()
    first = next(iter(targets.values()))[0]
    with (
        table.made(),
        servers.serving("pavilion.bench.plain_settings", "/plain/") as plain,
        servers.serving("pavilion.settings", first) as portal,
    ):
        rates = _rounds(asked, plain, portal, targets)
    _report(rates, asked)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pavilion.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0, help="of each measurement")
    parser.add_argument("--in-flight", type=int, default=8)
    return parser.parse_args()


def _prepare() -> None:
    """Demo data and static files, where they are not there yet."""
    call_command("migrate", verbosity=0)
    if not Listing.objects.exists():
        call_command("load_demo")
    if not staticfiles_storage.exists("staticfiles.json"):
        call_command("collectstatic", interactive=False, verbosity=0)


def _targets() -> dict[str, list[str]]:
    """What is measured: pages of one kind, asked for in turn."""
    rows = Listing.objects.filter(language="en").order_by("pk")
    slugs = rows.values_list("slug", flat=True)[:_MOST_PATHS]
    halls = sorted(set(rows.values_list("categories__0", flat=True)))
    return {
        "category": [f"/en/categories/{slug}/" for slug in halls],
        "product": [f"/en/products/{slug}/" for slug in slugs],
        "search": [f"/en/search/?{urlencode({'q': words})}" for words in SEARCHES],
    }


def _rounds(
    asked: argparse.Namespace, plain: int, portal: int, targets: dict[str, list[str]]
) -> Rates:
    """U right before and after each target, so that a slow minute is slow for both."""
    rates: Rates = defaultdict(list)
    _drive(asked, plain, ["/plain/"])
    for paths in targets.values():
        _drive(asked, portal, paths)
    for number in range(1, asked.rounds + 1):
        rates[PLAIN].append(_drive(asked, plain, ["/plain/"]))
        for name, paths in targets.items():
            rates[name].append(_drive(asked, portal, paths))
            rates[PLAIN].append(_drive(asked, plain, ["/plain/"]))
            near = statistics.mean(rates[PLAIN][-2:])
            rates[f"{name} / {PLAIN}"].append(rates[name][-1] / near)
        print(f"round {number} of {asked.rounds}", file=sys.stderr, flush=True)
    return rates


def _drive(asked: argparse.Namespace, port: int, paths: list[str]) -> float:
    """Requests a second."""
    order = Order(port, paths, asked.seconds, asked.in_flight)
    done = subprocess.run(
        [sys.executable, "-m", "pavilion.bench.load"],
        input=json.dumps(asdict(order)),
        capture_output=True,
        text=True,
        check=True,
    )
    counted = Counted(**json.loads(done.stdout))
    if counted.errors or not counted.requests:
        raise SystemExit(f"{counted.errors} of {paths[0]} … were not answered with 200")
    return counted.requests / counted.seconds


def _report(rates: Rates, asked: argparse.Namespace) -> None:
    print(
        f"medians of {asked.rounds} rounds of {asked.seconds:g} s, {asked.in_flight} in flight,"
        f" {servers.WORKERS} workers"
    )
    print(f"{'':10} {'requests/s':>12} {'x U':>8} {'from … to':>16}")
    print(f"{PLAIN:10} {statistics.median(rates[PLAIN]):12.0f} {1:8.2f}")
    for name in (name for name in rates if name != PLAIN and "/" not in name):
        ratios = rates[f"{name} / {PLAIN}"]
        spread = f"{min(ratios):.2f} … {max(ratios):.2f}"
        print(
            f"{name:10} {statistics.median(rates[name]):12.0f} {statistics.median(ratios):8.2f}"
            f" {spread:>16}"
        )
