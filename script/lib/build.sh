# shellcheck shell=bash
# Builds the release page into dist/, unless nothing that goes into it has changed. Sourced after tools.sh.

# All of script/lib, not a list of what is used of it: a file that is missing from a list leaves an old page in dist/.
page_inputs() (
  cd "$root"
  find src crates style public .cargo index.html build.rs Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml \
    package-lock.json script/lib -type f ! -name '*.test.mjs' -print0 \
    | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
)

build_page() {
  local stamp="$root/target/page.stamp"
  # Taken before the build: what is edited while it runs is not in it.
  local inputs
  inputs=$(page_inputs)
  # Both halves matter: unchanged inputs say nothing about a dist/ that another build has replaced since.
  if [[ -f "$root/dist/version.json" && -f "$stamp" \
    && "$inputs"$'\n'"$(sha256sum "$root/dist/version.json")" == "$(cat "$stamp")" ]]; then
    say "The release page in dist/ is up to date"
    return
  fi
  say "Building the release page into dist/"
  ensure_cargo_dependencies
  # Trunk reads NO_COLOR as a boolean of its own and stops at the usual value 1.
  (cd "$root" && env -u NO_COLOR trunk build --release --offline --locked)
  mkdir -p "$root/target"
  printf '%s\n%s\n' "$inputs" "$(sha256sum "$root/dist/version.json")" >"$stamp"
}

# publish_site OUT: what a reader gets, from the page in dist/ and the bundled boards. Put together anew each time, which touches
# only what changed.
publish_site() {
  ensure_cargo_dependencies
  say "Publishing the bundled boards into ${1#"$root"/}"
  (cd "$root" && cargo run --quiet --locked --package downboard-cli -- publish --site dist --boards public/boards --out "$1")
}

# build_site OUT: the page, and what is published of it. What publishes is compiled meanwhile: optimising the page takes one core.
build_site() {
  ensure_cargo_dependencies
  (cd "$root" && cargo build --quiet --locked --package downboard-cli) &
  local publisher=$!
  build_page
  # Publishing says what is wrong with it.
  wait "$publisher" || true
  publish_site "$1"
}

# build_bench NAME FILE: a program of crates/bench as WebAssembly, with the compiler's and the optimiser's switches of the page.
build_bench() {
  local name="downboard-bench-$1" module=$2
  ensure_cargo_dependencies
  (cd "$root" && cargo build --release --locked --package downboard-bench --bin "$name" \
    --target wasm32-unknown-unknown)
  mkdir -p "$(dirname "$module")"
  node "$root/script/lib/optimise.mjs" "$root/target/wasm32-unknown-unknown/release/$name.wasm" "$module"
}
