# Everything starts here. Needed beforehand: Python 3.11 or newer, git and make.
.PHONY: help setup demo demo-reset test check format proof lock docs shots

help:        ## this list
	@sed -n 's/^\([a-z-]*\): *## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

setup:       ## install what developing needs into .venv and node_modules
	@scripts/run setup
demo:        ## install, prepare and serve a demonstration partnership
	@scripts/run demo
demo-reset:  ## throw the demonstration's data away; the next demo starts over
	@scripts/run reset
test:        ## everything a change must pass, in a real browser too (ARGS="-k words")
	@scripts/run test $(ARGS)
check:       ## lint, types, contracts, migrations, stale pages
	@scripts/run check
format:      ## write Python and templates in the house's form
	@scripts/run format
proof:       ## the long suites, whole
	@scripts/run proof $(ARGS)
lock:        ## resolve the lock files again from requirements/*.in and package.json
	@scripts/run lock
docs:        ## write the generated pages and the catalogue of words again
	@scripts/run docs
shots:       ## take the screenshots of docs/images from a running demo
	@scripts/run shots
