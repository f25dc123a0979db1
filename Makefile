# Everything about LfL Desktop that is done from a terminal. `make help` lists it.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done; echo python3)
IN := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen $(IN)
LFL := $(IN) -m lfl_desktop

# Programs that tests start would compile all of this anew where nothing compiled is kept.
export PYTHONDONTWRITEBYTECODE :=

# A stamp says that .venv holds what these files ask for; without a Python that runs in .venv no stamp stays.
ASKED := pyproject.toml tools/pins.txt tools/set_up.py
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
$(shell $(IN) -c '' 2>/dev/null || rm -f $(RUN) $(DEV))

# A window is opened where somebody can see it.
SCREEN := $(shell test -z "$$CI" && \
	if [ "$$(uname)" = Darwin ]; then test -z "$$SSH_CONNECTION"; else test -n "$$DISPLAY$$WAYLAND_DISPLAY"; fi \
	&& echo yes)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run window demo test pictures translation bench torture kept mutants house schema holidays lock installer clean libraries

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: $(if $(SCREEN),window,demo) ## open the sample programme; without a screen, make its papers and pictures

window: $(RUN) libraries
	@mkdir -p build
	@test -e build/sample.lfl || $(LFL) sample build/sample.lfl
	$(LFL) build/sample.lfl

demo: $(RUN) libraries ## the sample programme's papers, file and pictures, anew in build/demo
	@rm -rf build/demo
	@mkdir -p build/demo
	$(LFL) sample build/demo/sample.lfl
	$(LFL) print build/demo/sample.lfl --paper summary --set A --meeting 3 --for set -o build/demo/set-summary.pdf
	$(LFL) print build/demo/sample.lfl --paper activity-system --set A --leader "Priya Dale" --for set \
		-o build/demo/activity-system.pdf
	$(LFL) export build/demo/sample.lfl --set A -o build/demo/set-a.lflset
	$(LFL) sample build/demo/programme.lfl --coordinator
	$(LFL) sets build/demo/programme.lfl
	$(LFL) report build/demo/programme.lfl --term Summer -o build/demo/termly-report.pdf
	$(LFL) report build/demo/programme.lfl --term Summer -o build/demo/termly-report.docx
	$(LFL) sample build/demo/evaluated.lfl --coordinator --evaluated
	$(LFL) report build/demo/evaluated.lfl --final -o build/demo/final-report.pdf
	$(LFL) report build/demo/evaluated.lfl --final -o build/demo/final-report.docx
	$(LFL) workbook build/demo/programme.lfl -o build/demo/programme.xlsx
	$(LFL) readable build/demo/programme.lfl -o build/demo/readable
	$(OFFSCREEN) tools/pictures.py build/demo/pictures --light-only --one-size
	@echo "There is no screen here, so the work was done without a window. In build/demo:"
	@cd build/demo && ls *.* pictures/*

# One more than there are cores: some tests wait for a clock, a disk or another program.
WORKERS = $(shell $(PYTHON) -c 'import os; print(1 + (os.cpu_count() or 1))')

test: $(DEV) libraries ## check the style, the types and the imports, then run the tests
	$(IN) -m ruff check --quiet
	$(IN) -m ruff format --check --quiet
	.venv/bin/lint-imports --no-logo
	$(IN) -m mypy & types=$$!; \
		$(OFFSCREEN) -m pytest -n $(WORKERS) --dist worksteal; tests=$$?; \
		wait $$types && exit $$tests

torture: $(DEV) libraries ## every test with examples of its own each time, and the long ones
	LFL_EXAMPLES=torture $(OFFSCREEN) -m pytest -m "torture or not torture"

kept: $(DEV) libraries ## write anew what the tests keep of papers and screens; read the difference before you keep it
	-LFL_KEEP_ANEW=1 $(OFFSCREEN) -m pytest -q tests/content tests/canvas/test_drawings_kept.py \
		tests/printing/test_papers_kept.py tests/printing/test_shapes_kept.py \
		tests/views/test_screens_kept.py tests/workspace/coordinator/test_programme_kept.py \
		tests/exchange/test_publishing.py::test_the_tables_are_made_as_they_were \
		tests/test_command_line.py::test_help_says_what_it_said
	git diff --stat tests

# SEED says which mistakes are drawn, SAMPLE how many, ROOMS where (all if it is empty).
SEED := 1
SAMPLE := 300
mutants: $(DEV) libraries ## make small deliberate mistakes and count those that a test notices
	$(OFFSCREEN) tools/mutants.py $(SEED) --sample $(SAMPLE) $(if $(ROOMS),--rooms $(ROOMS))

# PARTS are some of: start protected papers typing canvas big adding programme (all if it is empty).
bench: $(DEV) libraries ## measure what has a bound
	$(OFFSCREEN) tools/bench.py $(PARTS)

pictures: $(RUN) libraries ## pictures of every screen in three sizes and three looks, in build/pictures
	$(OFFSCREEN) tools/pictures.py build/pictures

# LANGUAGE is one that Qt knows: cy, pl, ar.
LANGUAGE := cy
translation: $(RUN) ## all texts for translators into LANGUAGE, and what they have translated, for the program
	PYTHONPATH=. $(IN) tools/translations.py $(LANGUAGE)

house: $(RUN) ## draw the rooms of the house from the code, in docs/house.md
	$(IN) tools/house.py

schema: $(RUN) ## write the JSON Schemas of the exchanged files from the records, and the example in docs/
	$(IN) -m lfl_desktop.exchange.schema > resources/schema/lflset.schema.json
	$(IN) -m lfl_desktop.exchange.schema pack > resources/schema/lflpack.schema.json
	$(IN) -c "from sys import stdout; from lfl_desktop.workspace.start.sample_set_files import sample_set_file; \
		stdout.buffer.write(sample_set_file('A'))" > docs/example.lflset

holidays: $(DEV) ## ask the library for the bank holidays of the four nations
	PYTHONPATH=. $(IN) tools/bank_holidays.py

# What these packages need on Windows or macOS only, so that the pins hold there too.
ELSEWHERE := colorama macholib pefile pywin32-ctypes

lock: ## pin the newest versions that pyproject.toml allows, in tools/pins.txt
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install -qq --disable-pip-version-check --upgrade ".[dev]" \
		hatchling editables pyinstaller setuptools $(ELSEWHERE)
	@{ echo "# Made by \`make lock\`: the exact versions that \`make run\`, \`make test\` and \`make installer\` use."; \
		build/lock/bin/python -m pip freeze --all --exclude lfl-desktop --exclude pip; } > build/lock/pins.txt
	mv build/lock/pins.txt tools/pins.txt
	rm -rf build/lock

# Made for a screen, whether or not this machine has one.
installer: $(RUN) ## the program in one folder, with its own Python, in dist/LfL Desktop
	@DISPLAY=:0 $(IN) tools/set_up.py libraries
	$(IN) -m pip install -qq --disable-pip-version-check --constraint tools/pins.txt pyinstaller
	$(IN) -m PyInstaller --noconfirm --log-level WARN --workpath build/installer build_installer.spec

clean: ## remove what was made, and .venv
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

libraries: $(RUN)
	@$(IN) tools/set_up.py libraries

$(RUN): $(ASKED)
	$(PYTHON) tools/set_up.py run
	@touch $@

$(DEV): $(ASKED)
	$(PYTHON) tools/set_up.py dev
	@touch $(RUN) $@
