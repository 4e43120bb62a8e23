# Madang: `make run` serves, `make test` checks everything. Both set up what is missing first.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help setup run test bench evals web avatars lint

help: ## what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 14

setup: ## set up what is missing: packages, models, web client
	@bash scripts/setup.sh

run: ## set up what is missing and serve http://localhost:8000
	@bash scripts/setup.sh
	@exec $(PYTHON) -m app.cli serve

test: ## set up what is missing and run every check and test
	@bash scripts/setup.sh --test
	@bash scripts/test.sh

bench: ## measure speed and memory into bench/results
	@bash scripts/setup.sh --test
	@$(PYTHON) -m bench

evals: ## measure answers, retrieval and safety into evals/results
	@bash scripts/setup.sh --test
	@$(PYTHON) -m evals

web: ## build the web client
	@bash scripts/web.sh

avatars: ## build the avatars anew
	@$(PYTHON) -m scripts.avatars
