# Every command of the project. Each sets up .venv by itself when it is needed.
PORT ?= 8501
VENV = .venv
PY = $(VENV)/bin/python
# Two processes; files in the order in which tests/conftest.py puts them: what costs least first.
PYTEST = $(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder
# What is handed to pytest, for example make test ARGS="tests/treaty -x"; `make bench` takes ARGS=--quick.
ARGS ?=
# How many server processes `make scale` starts.
N ?= 4

.PHONY: help run test quick test-long mutants check audit sbom release bench endurance lighthouse scale scale-test data icons letters pictures pins

help: ## this list
	@awk -F ': .*## ' '/^[a-z-]+:.* ## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/run.stamp ## the dashboard on http://localhost:8501 (PORT=8502 for another port)
	@$(PY) tools/free_port.py "$(PORT)"
	@exec $(PY) -m streamlit run server.py --server.port "$(PORT)"

test: $(VENV)/dev.stamp ## all tests; finds or installs browsers first
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.browser.engines
	@$(PYTEST) $(ARGS)

quick: $(VENV)/dev.stamp ## tests that need no browser, no server and no command as a process of its own
	@$(PYTEST) -p no:schemathesis --ignore=tests/browser --ignore=tests/service/test_fuzz.py \
		-m "not browser and not server and not command and not suite" $(ARGS)

test-long: $(VENV)/dev.stamp ## all tests with the full dose of made-up input and kills; before a release
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.browser.engines
	@LONG_TESTS=1 $(PYTEST) $(ARGS)

mutants: $(VENV)/dev.stamp ## which changes of what is computed no test would notice; half an hour
	@PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(VENV)/bin/mutmut run
	@$(PY) tools/mutants.py

check: $(VENV)/dev.stamp ## format, lint, types, declared packages, every table, known vulnerabilities
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m deptry --ignore DEP004 .
	@$(PY) -m deptry --extend-exclude '(benchmarks|deploy|tests|tools)/' .
	@$(VENV)/bin/oxfmt --check '**/*.js' 'static/**/*.css'
	@$(VENV)/bin/oxlint --deny-warnings
	@$(PY) -m service check
	@$(PY) tools/audit.py || [ $$? -eq 3 ]

audit: $(VENV)/dev.stamp ## known vulnerabilities of the pinned packages; fails where it could not look
	@$(PY) tools/audit.py

sbom: $(VENV)/dev.stamp ## build/sbom.json: every package of a release (CycloneDX)
	@mkdir -p build
	@$(PY) -m pip install -qq --disable-pip-version-check cyclonedx-bom==7.5.0
	@$(PY) -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --of JSON -o build/sbom.json

release: $(VENV)/dev.stamp ## VERSION=1.2.0: changelog, tag, edition, tables and bill of materials
	@$(PY) tools/release.py "$(VERSION)"

bench: $(VENV)/dev.stamp ## the figures of the budgets; ARGS=--quick for a first look in two minutes
	@$(PY) -m benchmarks $(ARGS)

endurance: $(VENV)/dev.stamp ## restarts, slow clients, idle sessions, a day of play; an hour
	@$(PY) -m benchmarks restart slow idle play

lighthouse: $(VENV)/dev.stamp ## Lighthouse's marks of the map, the embed and exported pages (npm)
	@$(PY) -m tests.browser.chromium
	@$(PY) -m benchmarks.lighthouse

scale: $(VENV)/run.stamp ## N=4 server processes behind nginx on PORT
	@sh tools/nginx.sh
	@$(PY) tools/free_port.py "$(PORT)"
	@exec $(PY) tools/scale.py --number "$(N)" --port "$(PORT)"

scale-test: $(VENV)/dev.stamp ## what `make scale` promises, and what it gains
	@sh tools/nginx.sh
	@$(PY) -m tests.browser.chromium
	@$(PY) -m pytest deploy
	@$(PY) -m benchmarks scale

data: $(VENV)/run.stamp ## build the layers from the raw files
	@$(PY) -m geo.build

icons: $(VENV)/dev.stamp ## the font of the icons that pages can show, from Streamlit's own
	@$(PY) tools/icons.py

letters: $(VENV)/dev.stamp ## the small fonts of Europe's letters, from those of all rare letters
	@$(PY) tools/letters.py

pictures: $(VENV)/dev.stamp ## the reference pictures of the map that tests compare with
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.browser.drawn_map

pins: $(VENV)/dev.stamp ## pin requirements*.txt anew from pyproject.toml
	@$(PY) -m pip install -qq --disable-pip-version-check uv
	@$(PIN) pyproject.toml --output-file requirements.txt
	@$(PIN) --group dev --constraints requirements.txt --output-file requirements-dev.txt

PIN = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make pins"

$(VENV)/run.stamp: requirements.txt
	@sh tools/setup.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@sh tools/setup.sh $(VENV) requirements-dev.txt
	@touch $@
