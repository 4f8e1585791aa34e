# Each target sets up what it needs, in .venv, once: make report is all that a new checkout wants.

PYTHON ?= python3
RUN := .venv/bin/python -m
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What newer releases of pip do anyway, and older ones warn of.
export PIP_USE_PEP517 := 1

.PHONY: report test lab lint bench lock lexicon clean

# Run all notebooks; write them, their figures, and a page of each under build/report.
report: .venv/.made
	@$(RUN) analysis report

# All that is checked before a change goes in.
test: lint
	@$(RUN) pytest -n 2 --dist loadfile

lint: .venv/.made
	@$(RUN) ruff check --quiet
	@$(RUN) mypy --no-error-summary

# The notebooks, to explore by hand.
lab: .venv/.made
	@$(RUN) jupyterlab

# How long the measures take, as ratios to jieba's bare segmentation in the same run, and how hostile text adds to it.
bench: .venv/.made
	@$(RUN) pip install --quiet --group bench
	@$(RUN) benchmarks.run
	@$(RUN) benchmarks.hostile

# requirements.txt anew from pyproject.toml, for every Python and system that it names, and the table that the tests
# hold it to. Versions stay where they still hold; make lock UPGRADE=--upgrade takes the newest.
lock:
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install --quiet "pip>=25.1" uv packaging
	@build/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11.0 --fork-strategy fewest \
	--generate-hashes --no-annotate --all-extras --group dev --custom-compile-command "make lock" $(UPGRADE) \
	--output-file requirements.txt pyproject.toml >/dev/null
	@build/lock/bin/python tests/locking.py

# The digests of the word lists anew, after a change that is meant.
lexicon: .venv/.made
	@$(RUN) analysis.lexicon

# What was made and can be made again; the figures and notebooks in the checkout stay.
clean:
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find analysis tests -name __pycache__ -prune -exec rm -rf {} +

.venv/.made: pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed, and \
	$(PYTHON) is %d.%d: name another, as in make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "Setting up .venv, once; this takes a minute."
	@$(PYTHON) -m venv .venv
	@$(RUN) pip install --quiet --require-hashes --requirement requirements.txt
	@$(RUN) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
