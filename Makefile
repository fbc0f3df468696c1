# Needs Python 3.11 or newer and make; everything else comes with the locked dependencies.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes -r
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help run restore manage test lint bench faults load soak security lock
.DELETE_ON_ERROR:

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## Set up and start the whole product on http://localhost:8000 (PORT, DATA_DIR)
	@exec $(BIN)/python -m stack

restore: $(VENV)/run.stamp ## Bring a backup into a DATA_DIR that has not run yet: make restore FROM=DIR
	@exec $(BIN)/python -m stack restore $(FROM)

manage: $(VENV)/run.stamp ## Run a command beside the product: make manage DO="rotate_keys"
	@exec $(BIN)/python -m stack.manage $(DO)

test: $(VENV)/dev.stamp ## Set up and run the whole test suite
	@exec $(BIN)/python -m pytest

lint: $(VENV)/dev.stamp ## Check style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev.stamp ## Measure the product
	@exec $(BIN)/python -m tests.benchmarks

faults: $(VENV)/dev.stamp ## Break the running product and see it recover
	@FAULTS_REPORT=1 exec $(BIN)/python -m pytest tests/faults -n 0

load: $(VENV)/dev.stamp ## Load the running product with what people do (LOAD_MINUTES, LOAD_PEOPLE)
	@exec $(BIN)/python -m tests.load load

soak: $(VENV)/dev.stamp ## The same for 20 minutes (SOAK_MINUTES), looking for whatever grows
	@exec $(BIN)/python -m tests.load soak

security: $(VENV)/dev.stamp ## Look for known holes and secrets, and attack the product (FUZZ_CASES)
	@exec $(BIN)/python -m tests.security

lock: $(VENV)/dev.stamp ## Renew the locks after a change of pyproject.toml; UPGRADE=--upgrade takes newer releases
	$(COMPILE) $(UPGRADE) --extra embedded --extra dev --output-file requirements/dev.lock
	$(COMPILE) $(UPGRADE) --constraints requirements/dev.lock --extra embedded --output-file requirements/run.lock
	$(COMPILE) $(UPGRADE) --constraints requirements/dev.lock --output-file requirements/production.lock

# dev.lock holds all of run.lock, so whoever has it can run, too.
$(VENV)/dev.stamp: requirements/dev.lock | $(BIN)/python
	@echo "Installing the dependencies of the tests into $(VENV) …"
	@$(INSTALL) requirements/dev.lock
	@touch $(VENV)/run.stamp $@

$(VENV)/run.stamp: requirements/run.lock | $(BIN)/python
	@echo "Installing the dependencies into $(VENV) …"
	@$(INSTALL) requirements/run.lock
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("VideoPlanet needs Python 3.11 or newer; say which: make run PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)
