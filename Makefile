# Two commands do all the set-up: `make demo` and `make test`. `make help` lists the rest.
# They need make and Python 3.11 or newer, nothing else, and work as root or not.

PORT ?= 8000
ARGS ?= -n auto --dist loadfile
PYTHON ?=
VENV := .venv
RUN := $(VENV)/bin/python
NO_HOME := $(shell [ -w "$$HOME" ] || echo --no-cache-dir)
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check $(NO_HOME)
LOCK := pyproject.toml requirements/fonts.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-thorough test-large check messages install install-test lock clean

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22
	@echo
	@echo "  make demo PORT=8080        another port"
	@echo "  make test ARGS='-k accept' only some tests (pytest's options)"
	@echo "  PYTHON=/path/to/python3    the Python to use, 3.11 or newer"
	@echo "  DATABASE_URL=postgresql://…  a PostgreSQL server of yours instead of the embedded one"

demo: install ## Run the demo on http://127.0.0.1:8000 (Ctrl-C stops all of it; the data stay)
	@exec $(RUN) -m onewindow demo --port $(PORT)

test: install-test ## Run all tests
	@$(RUN) -m onewindow compile-messages
	@chromium=$$($(RUN) scripts/ensure_browser.py) && export ONEWINDOW_CHROMIUM="$$chromium" && \
	exec $(RUN) -m pytest $(ARGS)

test-thorough: ## Let the random people of the tests go on for longer (about 20 minutes)
	@ONEWINDOW_HYPOTHESIS=thorough $(MAKE) test ARGS="src/onewindow/cases/tests/test_random_acts.py $(ARGS)"

test-large: install-test ## Import and export 20,000 items, and say how much memory it took (about 5 minutes)
	@$(RUN) -m onewindow compile-messages
	@$(RUN) -m pytest -q tests/large/twenty_thousand_items.py

check: install-test ## Check style, types and which room imports which
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

messages: install-test ## Renew the translations with the sentences of the code and the templates
	@$(RUN) -m onewindow extract-messages
	@$(RUN) -m onewindow compile-messages

install: $(VENV)/installed-demo ## Install the locked packages into .venv

install-test: $(VENV)/installed-test

lock: $(RUN) ## Renew requirements/*.txt from pyproject.toml
	$(PIP) uv
	$(VENV)/bin/python scripts/lock.py

clean: ## Remove what was installed and built; the demo's data (var/) stay
	rm -rf $(VENV) var/static var/browser .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +

$(RUN):
	@sh scripts/make_venv.sh "$(VENV)" "$(PYTHON)"

$(VENV)/installed-demo: requirements/base.txt $(LOCK) | $(RUN)
	@echo "— 安装依赖 · Installing the locked packages into $(VENV) (once, about a minute)"
	@$(PIP) --require-hashes -r requirements/base.txt
	@$(PIP) --require-hashes --no-deps -r requirements/fonts.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-test: requirements/test.txt $(LOCK) | $(RUN)
	@echo "— 安装依赖 · Installing the locked packages for the tests into $(VENV) (once, about two minutes)"
	@$(PIP) --require-hashes -r requirements/test.txt
	@$(PIP) --require-hashes --no-deps -r requirements/fonts.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
