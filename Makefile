# One word for each thing one does here; `make help` lists them.
# Nothing is installed outside the checkout but Chromium for the tests, and that only as root.

PYTHON := .venv/bin/python
PORT ?= 8000
ARGS ?=
SOURCES := pavilion suppliers catalog inquiries tests manage.py
DJADE := .venv/bin/djade
COMPILE := $(PYTHON) -m uv pip compile -q pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header
BESIDE_DEMO := $(PYTHON) -m pavilion.embedded exec --
AS_PRODUCTION := $(PYTHON) -m pavilion.embedded exec --profile test -- $(PYTHON) -m tests.deploy.production

export PYTHONUNBUFFERED = 1
export PYTHONPATH = .
export PORT
.SILENT:
.PHONY: help demo test check bench drills shell reset format messages requirements \
	environment runtime development chromium

help: ## what can be made
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

demo: runtime ## the whole portal with demo data on http://localhost:8000 (PORT=…)
	$(PYTHON) -m pavilion.embedded.demo

test: development chromium ## every test but the drills (ARGS="-k …")
	$(PYTHON) -m pytest -n 2 --dist worksteal -m "not drill" $(ARGS)

check: development messages ## format, lint, types, layers, templates, settings, deployment
	$(PYTHON) -m ruff format --check $(SOURCES)
	$(PYTHON) -m ruff check $(SOURCES)
	$(PYTHON) -m tests.deploy.production -m mypy
	$(PYTHON) .venv/bin/lint-imports --no-cache
	find templates -name '*.html' -exec $(DJADE) --check --target-version 5.2 {} +
	$(AS_PRODUCTION) manage.py makemigrations --check --dry-run
	$(AS_PRODUCTION) manage.py check --deploy --fail-level WARNING
	$(PYTHON) -m tests.deploy.compose
	$(PYTHON) -m tests.deploy.requirements

bench: development ## how fast the public pages of the demo are, in one table
	$(BESIDE_DEMO) $(PYTHON) -m pavilion.bench $(ARGS)

drills: development ## kill, starve and restore things on purpose; minutes
	$(PYTHON) -m pytest -m drill $(ARGS)

shell: runtime ## Django's shell on the demo's data
	$(BESIDE_DEMO) $(PYTHON) manage.py shell

reset: runtime ## stop the services and delete everything under var/
	$(PYTHON) -m pavilion.embedded reset

format: development ## put code and templates into their form
	$(PYTHON) -m ruff format $(SOURCES)
	$(PYTHON) -m ruff check --fix $(SOURCES)
	find templates -name '*.html' -exec $(DJADE) --target-version 5.2 {} +

messages: runtime ## compile the Korean texts
	$(PYTHON) -m pavilion.embedded.messages

requirements: development ## lock pyproject.toml again (ARGS=--upgrade for newer versions)
	$(COMPILE) --extra embedded --extra dev $(ARGS) -o requirements-dev.txt
	$(COMPILE) --extra embedded -c requirements-dev.txt -o requirements.txt

# --- How the environment comes about ----------------------------------------------------------
# A requirements file is installed again only when it differs from the copy left in .venv.

environment:
	$(PYTHON) -c '' 2>/dev/null || { \
		for candidate in python3.13 python3.12 python3.11 python3; do \
			$$candidate -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
				&& found=$$candidate && break; \
		done; \
		[ -n "$$found" ] || { echo 'Python 3.11 or newer with its venv module is needed' \
			'(Debian, Ubuntu: python3 and python3-venv).' >&2; exit 1; }; \
		rm -rf .venv && $$found -m venv .venv; \
	}

runtime: environment
	cmp -s requirements.txt .venv/requirements.txt || { \
		echo 'Installing the libraries (once) …'; \
		$(PYTHON) -m pip install -q --disable-pip-version-check --require-hashes \
			-r requirements.txt && cp requirements.txt .venv/requirements.txt; \
	}

development: environment
	cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		echo 'Installing the libraries and tools (once) …'; \
		$(PYTHON) -m pip install -q --disable-pip-version-check --require-hashes \
			-r requirements-dev.txt && cp requirements-dev.txt requirements.txt .venv/; \
	}

chromium: development
	$(PYTHON) -m tests.chromium >/dev/null 2>&1 || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo 'Installing Chromium for the browser tests (once) …'; \
			apt-get update -qq >/dev/null; \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
		fi; \
		$(PYTHON) -m tests.chromium >/dev/null; \
	}
