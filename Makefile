# The project's commands. They need Python 3.11 or newer, git and make; whatever else is needed goes into .venv.
#
#   make serve   serve the site with live reload on http://127.0.0.1:8000/ (another: make serve ADDRESS=127.0.0.1:8001)
#   make build   write the site to site/, strictly: a warning fails it
#   make test    run every test, those in a browser too
#   make check   ruff, ruff format, mypy --strict
#   make fix     let ruff correct what it can
#   make bench   measure against plain MkDocs and Material

VENV := .venv
BIN := $(VENV)/bin
ADDRESS := 127.0.0.1:8000
SEARCHED := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python

# Material prints a banner about its own future above each build.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup serve build test check fix bench
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

setup: $(VENV)/installed

serve: $(VENV)/installed
	@echo "Serving on http://$(ADDRESS)/ as soon as the first build is done; a saved change reloads the page, Ctrl+C ends it."
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/installed
	$(BIN)/mkdocs build --strict

test: $(VENV)/installed-tests
	$(BIN)/python -m scripts.chromium
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: $(VENV)/installed-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

fix: $(VENV)/installed-tests
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

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

# Each stamp is as old as the installation that it stands for: unchanged dependencies are not installed again.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV)"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-tests: pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), with what the tests need"
	$(BIN)/python -m pip install --quiet --editable ".[test,dev]"
	@touch $@ $(VENV)/installed
