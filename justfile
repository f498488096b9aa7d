# Recipes for those who work on writethru; the README's two commands work without `just`.

# list the recipes
default:
    @just --list

# install what the recipes need
setup:
    rustup component add rustfmt clippy
    pip install --quiet typos
    cargo fetch --locked

# run all checks and tests
test:
    ./test

# run the checks that need no test run
lint:
    cargo fmt --check
    cargo clippy --locked --all-targets --all-features -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --all-features
    typos

# format the code and apply what clippy can mend
fix:
    cargo clippy --fix --allow-dirty --allow-staged --all-targets --all-features
    cargo fmt

# measure speed
bench *ARGS:
    cargo bench {{ARGS}}

# run each fuzz target for a minute
fuzz SECONDS="60":
    for target in $(cargo fuzz list); do RUSTC_BOOTSTRAP=1 cargo fuzz run -s none "$target" -- -max_total_time={{SECONDS}} || exit 1; done

# show the coloured changes of the example articles, in a store of its own
demo:
    cargo run --release -- --store "$(mktemp -d)" import seeds --diff

# build the library's documentation
docs:
    cargo doc --no-deps --all-features --open

# do what continuous integration does
ci:
    .ci/run

# build the binary to ship
release:
    cargo build --locked --profile dist
