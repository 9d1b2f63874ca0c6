# The usual tasks; `just` lists them.

# Lists the tasks
default:
    @just --list

# Runs the main job on six dirty rows
try:
    cargo run -- run fixtures/six-rows/customers.csv

# Runs the tests
test:
    cargo test

# Everything a change must pass
ci:
    .ci/run

# The benchmarks; see benches/README.md
bench:
    cargo bench
