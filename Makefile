# The project's commands. They need Python 3.11 or newer, git and make; whatever else is needed goes into .venv. Tests and
# checks look at the modules for the browser, too, with Node.js 20.19 or newer; what that needs goes into browser/node_modules.
#
#   make serve   serve the site with live reload on http://127.0.0.1:8000/ (another: make serve ADDRESS=127.0.0.1:8001)
#   make build   write the site to site/, strictly: lost text, clashes of addresses and dead links fail it
#   make test    run every test, those in a browser too
#   make check   ruff, ruff format, mypy --strict; eslint and tsc for the modules in the browser;
#                ablation of what is stated otherwise than at HEAD
#   make ablate  take away each rule and move each number: which of them no test on a text notices
#   make trials  what takes too long for make test: ablation, drawn and damaged files, edits, killed builds, hosts, axe … (ONLY=axe)
#   make fix     let ruff and eslint correct what they can, and write the names that Python and the browser share
#   make bench   measure against plain MkDocs and Material

VENV := .venv
BIN := $(VENV)/bin
NODE_BIN := browser/node_modules/.bin
ESLINT := $(NODE_BIN)/eslint --config browser/eslint.config.js plugins tests/browser
ADDRESS := 127.0.0.1:8000
ONLY :=
SEARCHED := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python

# Material prints a banner about its own future above each build.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup serve build test check ablate trials fix bench node
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

setup: $(VENV)/installed

serve: $(VENV)/installed
	@echo "Serving on http://$(ADDRESS)/ as soon as the first build is done; a saved change reloads the page, Ctrl+C ends it."
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/installed
	$(BIN)/mkdocs build --strict

test: $(VENV)/installed-tests | node
	node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON --test tests/browser/*.test.js
	$(BIN)/python -m scripts.chromium
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/installed-tests browser/node_modules/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(ESLINT)
	$(NODE_BIN)/tsc --project browser
	$(BIN)/python -m scripts.ablate --changed

ablate: $(VENV)/installed-tests
	$(BIN)/python -m scripts.ablate

trials: $(VENV)/installed-tests build | node
	$(BIN)/python -m scripts.chromium
	$(BIN)/python -m scripts.trials $(ONLY)

fix: $(VENV)/installed-tests browser/node_modules/installed
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/python -m scripts.shared_names
	$(ESLINT) --fix

bench: $(VENV)/installed-tests
	$(BIN)/python -m scripts.bench

$(BIN)/python:
	@for python in $(SEARCHED); do \
	  if $$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Creating $(VENV) with $$($$python --version)"; \
	    exec $$python -m venv $(VENV); \
	  fi; \
	done; \
	echo "No Python 3.11 or newer with venv found (tried: $(SEARCHED)). Install one (on Debian and Ubuntu" >&2; \
	echo "with its package python3-venv) or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; \
	exit 1

node:
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null || { \
	  echo "No Node.js 20.19 or newer found, and the modules for the browser are tested with it: install it, with npm." >&2; exit 1; }

# Each stamp is as old as the installation that it stands for: unchanged dependencies are not installed again.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV)"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-tests: pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), with what the tests need"
	$(BIN)/python -m pip install --quiet --editable ".[test,dev]"
	@touch $@ $(VENV)/installed

browser/node_modules/installed: browser/package-lock.json | node
	@echo "Installing into browser/node_modules"
	npm ci --prefix browser --silent
	@touch $@
