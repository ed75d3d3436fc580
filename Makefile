# "make" lists what there is.
GO    ?= go
LINT  := $(GO) tool -modfile=tools/go.mod golangci-lint
CORPUS ?= ../shared/corpus/xlsx

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.PHONY: build
build: ## build the command into ./rubric
	$(GO) build -o rubric ./cmd/rubric

.PHONY: test
test: ## run all tests
	$(GO) test ./...

.PHONY: race
race: ## run all tests under the race detector
	$(GO) test -race ./...

.PHONY: lint
lint: ## vet and the pinned linters
	$(GO) vet ./...
	$(LINT) run

.PHONY: generate
generate: examples api ## rewrite what is generated: examples, the API's code, docs, golden files
	$(GO) test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u) -update

.PHONY: api
api: ## rewrite the API's code from its OpenAPI document
	$(GO) generate ./server/api

.PHONY: load
load: ## measure webhooks of a whole service beside the bare database
	$(GO) run ./bench/load

.PHONY: examples
examples: ## rewrite the example books from their generator
	$(GO) generate ./examples/...

.PHONY: verify
verify: ## prove that generated files are current: regenerate, expect no difference
	./.ci/verify

.PHONY: corpus
corpus: ## write into every real workbook of the corpus and compare (CORPUS=DIR)
	RUBRIC_XLSX_CORPUS=$(abspath $(CORPUS)) $(GO) test ./excel -run Corpus -v

.PHONY: fuzz
fuzz: ## fuzz every target for FUZZTIME (10s)
	./.ci/fuzz

.PHONY: bench
bench: ## measure whole jobs beside their floor
	$(GO) run ./bench
