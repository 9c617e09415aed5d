# The two commands a newcomer needs are `make run` and `make test`; `make help` lists the rest.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN = .venv/bin
VENV = .venv/run.done
DEV = .venv/dev.done
BIOME = npx --yes --fetch-retries=0 @biomejs/biome@2.6.8
NO_BIOME = echo "SKIPPED: Biome on static/susd/*.js; it needs Node and, once, the network"

help:
	@echo "make run    open the house at http://$(HOST):$(PORT)/ (HOST= and PORT= change it)"
	@echo "make demo   the same with a made-up house, in a database of its own"
	@echo "make backup-key  make the key that locks the backups (once); make backup, make restore FILE=, make restore-drill"
	@echo "make audit-verify  whether the record of who read and changed what is whole"
	@echo "make doctor  what is fine with this machine and its house, what isn't, and what to do"
	@echo "make quick  the tests without a browser, on SQLite, with the database of the last run"
	@echo "make test   every test this machine can run; it says what it skips and why"
	@echo "make check  lint, types, layers, templates, migrations, deployment settings"
	@echo "make fix    format, and fix what can be fixed automatically"
	@echo "make pictures  take the README's pictures again, from the demo house"
	@echo "make attack  what the server bears from its own network, and how guessing is slowed down (minutes)"
	@echo "make torture  writers on many forms while the server is killed, its disk is full, its database gone (minutes)"
	@echo "make hostile  thousands of odd requests from seeds, on this machine only (minutes); SEED= and REQUESTS= change them"
	@echo "make weigh  the server's memory at rest, and what a first visit transfers"
	@echo "make bench  what each page and a save cost beside a bare Django page, and how they grow in ten years (minutes); a year of chores planned; a hint under 2,000 words"
	@echo "make rota-figures  how even the chores are, beside a plain round-robin and the best possible"
	@echo "make lock   pin the packages of pyproject.toml again, with hashes"

$(VENV): requirements/run.txt
	@echo "Installing the packages the house runs on (once; a minute or so) ..."
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(DEV): requirements/dev.txt | $(VENV)
	@echo "Installing the packages the tests need ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-compile -r $<
	@$(BIN)/python -m compileall -q -j 0 .venv/lib || true
	@touch $@

install: $(VENV)

run: $(VENV)
	@$(BIN)/python manage.py serve --host $(HOST) --port $(PORT)

demo: $(VENV)
	@DATA_DIR=data/demo $(BIN)/python manage.py serve --demo --host $(HOST) --port $(PORT)

backup-key: $(VENV)
	@$(BIN)/python manage.py backup_key $(if $(REPLACE),--replace)

backup: $(VENV)
	@$(BIN)/python manage.py backup $(if $(COPY_TO),--copy-to "$(COPY_TO)")

restore: $(VENV)
	@test -n "$(FILE)" || { echo "Which backup? make restore FILE=data/backups/house-....age"; exit 2; }
	@$(BIN)/python manage.py restore "$(FILE)" $(if $(YES),--replace)

restore-drill: $(VENV)
	@$(BIN)/python manage.py restore_drill

doctor: $(VENV)
	@$(BIN)/python manage.py doctor

audit-verify: $(VENV)
	@$(BIN)/python manage.py audit_verify $(if $(HEAD),--head "$(HEAD)") $(if $(BACKUP),--backup "$(BACKUP)")

quick: $(DEV)
	@$(BIN)/python -m tests.quick $(TESTS)

test: $(DEV)
	@$(BIN)/python -m tests

check: types lint layers migrations deployment

lint: $(DEV)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --check --target-version 5.2
	@if $(BIOME) --version > /dev/null 2>&1; then $(BIOME) check --error-on-warnings; else $(NO_BIOME); fi

types: $(DEV)
	$(BIN)/mypy --no-error-summary .

layers: $(DEV)
	@$(BIN)/lint-imports --no-cache --no-logo > /dev/null || $(BIN)/lint-imports --no-cache --no-logo

migrations: $(DEV)
	DJANGO_SETTINGS_MODULE=susd.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

deployment: $(DEV)
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	DATABASE_URL=sqlite:///unused.sqlite3 ALLOWED_HOSTS=house.example \
	DJANGO_SETTINGS_MODULE=susd.settings.production $(BIN)/python manage.py check --deploy --fail-level WARNING

fix: $(DEV)
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2
	@if $(BIOME) --version > /dev/null 2>&1; then $(BIOME) check --write; else $(NO_BIOME); fi

pictures: $(DEV)
	$(BIN)/python -m tests.pictures

attack: $(DEV)
	$(BIN)/python -m tests.attack

hostile: $(DEV)
	$(BIN)/python -m tests.hostile --seed $(or $(SEED),1 2 3) --requests $(or $(REQUESTS),5000)

torture: $(DEV)
	$(BIN)/python -m tests.torture --kills $(or $(KILLS),200)

weigh: $(DEV)
	$(BIN)/python -m tests.weigh

bench: $(DEV)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_rotation
	$(BIN)/python -m tests.bench_words

rota-figures: $(DEV)
	@$(BIN)/python -m tests.rota_figures

lock: $(DEV)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements/dev.txt

.PHONY: help install run demo backup-key backup restore restore-drill audit-verify doctor attack hostile torture quick test check lint types layers migrations deployment fix pictures weigh bench rota-figures lock
