# Each target sets up what it needs, in .venv, once: make report is all that a new checkout wants.

PYTHON ?= python3
RUN := .venv/bin/python -m
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: report test lab lint bench clean

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

# How long the measures take, as ratios to jieba's bare segmentation in the same run.
bench: .venv/.made
	@$(RUN) pip install --quiet --constraint constraints.txt --group bench
	@$(RUN) benchmarks.run

# What was made and can be made again; the figures and notebooks in the checkout stay.
clean:
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find analysis tests -name __pycache__ -prune -exec rm -rf {} +

.venv/.made: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed, and \
	$(PYTHON) is %d.%d: name another, as in make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "Setting up .venv, once; this takes a minute."
	@$(PYTHON) -m venv .venv
	@$(RUN) pip install --quiet --upgrade --constraint constraints.txt pip
	@$(RUN) pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $@
