# Everything that is done with this checkout. A fresh machine needs Python 3.11 and make; the rest is set up on first use.
PYTHON  ?= $(or $(shell command -v python3.11),$(shell command -v python3),python)
VENV    := .venv
BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet
# What `make demo` reads, and when it was published.
ARTICLE   ?= examples/tekle-mansur.txt
PUBLISHED ?= 2025-03-15
# The desk that it reads after that, and what is asked of it.
DESK      ?= examples/desk
CLAIM     ?= gas cuatro dólares
DAYS      ?= --since 2031-03-12 --until 2031-03-13
# Texts and gold to measure on; what is not there is left out.
SHARED  ?= ../shared

.PHONY: help setup demo test check eval figures calibrate bench pictures lock clean
.DELETE_ON_ERROR:

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(VENV)/.model ## make .venv with everything in it

demo: setup ## read the example article, then a desk of sixty: pictures here, a page in build/demo.html
	@mkdir -p build
	@$(BIN)/segun read $(ARTICLE) --published $(PUBLISHED)
	@$(BIN)/segun read $(ARTICLE) --published $(PUBLISHED) --html build/demo.html
	@echo "The same as a page: build/demo.html"
	@rm -f build/desk.db build/desk.db-*
	@echo && echo "Sixty articles of a desk: segun ingest $(DESK)/articles.jsonl --store build/desk.db"
	@$(BIN)/segun ingest $(DESK)/articles.jsonl --store build/desk.db
	@echo && echo "What was claimed, and who denies it: segun claims $(CLAIM) --limit 1 --store build/desk.db"
	@$(BIN)/segun claims $(CLAIM) --limit 1 --store build/desk.db
	@echo && echo "What happened, by all who tell of it: segun timeline $(DAYS) --store build/desk.db"
	@$(BIN)/segun timeline $(DAYS) --store build/desk.db

test: setup ## run all tests, with the examples in the library's and the README's text
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: setup ## style, types, and who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict src
	@$(BIN)/lint-imports

eval: setup ## measure the reading against gold: build/eval.md
	@$(BIN)/python benchmarks/evaluate.py --shared $(SHARED) --out build/eval.md

figures: eval ## put the measured figures into the READMEs
	@$(BIN)/python benchmarks/figures.py build/eval.md

calibrate: setup ## write measured confidences into the language pack
	@$(BIN)/python benchmarks/calibrate.py --shared $(SHARED)

bench: setup ## measure speed, memory, start and growth: build/bench.md
	@$(BIN)/python benchmarks/bench.py --shared $(SHARED) --out build/bench.md

pictures: setup ## draw the README's pictures anew
	@$(BIN)/python docs/pictures/draw.py $(ARTICLE) $(PUBLISHED) docs/pictures/demo.svg
	@$(BIN)/python docs/pictures/draw_claims.py $(DESK)/articles.jsonl "$(CLAIM)" docs/pictures/claims.svg

PINS := --quiet --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-header \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra dev --extra postgres --extra exchange

lock: ## pin every package anew: requirements.lock, requirements-ftm.lock
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install pip-tools
	@build/lock/bin/pip-compile --upgrade $(PINS) --output-file build/pinned pyproject.toml
	@echo '# Every package that Según and its tests need, pinned and hash-checked. Made by `make lock` from pyproject.toml.' \
	  | cat - build/pinned | grep -v 'considered to be unsafe' > requirements.lock
	@build/lock/bin/pip-compile --upgrade $(PINS) --extra ftm --constraint requirements.lock --output-file build/pinned-ftm pyproject.toml
	@echo '# The same with FollowTheMoney, which needs ICU to be built. Made by `make lock` from pyproject.toml.' \
	  | cat - build/pinned-ftm | grep -v 'considered to be unsafe' > requirements-ftm.lock

clean: ## remove all that was made here
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Each stamp says that one step of the set-up was done; a newer input does it again.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Según needs Python 3.11 or newer: make PYTHON=...")'
	@echo "Setting up $(VENV), once; this takes a minute"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.packages: requirements.lock $(VENV)/.python
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

# FollowTheMoney is compiled against ICU: only where the machine has its headers, and said where it has not.
$(VENV)/.ftm: requirements-ftm.lock $(VENV)/.packages
	@if pkg-config --exists icu-i18n 2>/dev/null && command -v c++ >/dev/null; \
	then $(PIP) install --require-hashes --requirement requirements-ftm.lock; \
	else echo "Left out: segun export --format ftm (apt-get install libicu-dev g++ pkg-config && rm $@ brings it)"; fi
	@touch $@

$(VENV)/.segun: pyproject.toml $(VENV)/.packages $(VENV)/.ftm
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The Spanish parser is GPL-3.0: it is installed here for whoever runs this, and is no part of Según.
$(VENV)/.model: src/segun/language/es/pack.toml $(VENV)/.segun
	@$(BIN)/segun models install es
	@touch $@
