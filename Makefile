# `make demo` shows the site, `make test` checks it; `make help` lists the rest.
# Whatever a target starts ends when make is killed.
GUARD := $(if $(shell command -v setpriv),setpriv --pdeathsig TERM)
# Compiling the packages anew at every start would cost seconds.
unexport PYTHONDONTWRITEBYTECODE
PYTHON_OF_OURS := $(GUARD) .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo install test e2e check bench fmt elasticsearch

help: ## list these targets
	@grep -hE '^[a-z0-9]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

demo: ## run the site with its demonstration (PORT=8000)
	@exec $(GUARD) bin/demo

install: ## make .venv and install what requirements.lock says
	@exec $(GUARD) bin/install

test: install ## run every test (ARGS="-k comment" narrows it)
	@exec $(GUARD) bin/test

e2e: install ## run the browser tests alone
	@exec $(GUARD) bin/test e2e

check: install ## lint, types, imports, migrations, translations, templates, size of code
	@exec $(PYTHON_OF_OURS) -m tools.check

bench: install ## measure what the documentation claims (ARGS="comparison search")
	@exec $(PYTHON_OF_OURS) -m tests.bench $(ARGS)

fmt: install ## format the code
	@.venv/bin/ruff check --quiet --fix-only . && .venv/bin/ruff format .

elasticsearch: install ## fetch and run an Elasticsearch until Ctrl-C (PORT=9200)
	@exec $(PYTHON_OF_OURS) -m core.embedded.elasticsearch
