# shellcheck shell=bash
# Installs the pinned tools, each where it survives a fresh clone. Sourced by the scripts; expects `root`.

TRUNK_VERSION=0.21.14
CARGO_FUZZ_VERSION=0.13.2
CARGO_DENY_VERSION=0.20.2
CARGO_MACHETE_VERSION=0.9.2
# Reads what the locked wasm_split_macros writes.
WASM_SPLIT_VERSION=0.2.3
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/downboard"
# Until all tools are there: what several of them need is compiled once, and an interrupted set-up goes on where it was.
# The caller's own folder: in a common one a set-up could be clearing up while another one compiles.
# shellcheck disable=SC2154
COMPILED="$root/target/tools"

# rustup's installer changes the login shell's PATH only, and scripts are also started by editors and services.
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

say() { printf '==> %s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# installing WHAT COMMAND...: a step of the set-up that is done once. WHAT may say in brackets how long it is expected to take.
installing() {
  local what=$1 start=$SECONDS
  shift
  say "Installing $what"
  "$@"
  say "Installed ${what%% (*} in $((SECONDS - start)) s"
}

need() { command -v "$1" >/dev/null || die "$1 is missing: $2"; }

ensure_rust() {
  need rustup "install it from its home page, then run this again"
  need cc "install a C compiler, for example with: apt-get install build-essential"
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' "$root/rust-toolchain.toml")
  # Every toolchain is asked for by name: automatic installation can be switched off.
  if ! rustup toolchain list | grep -q "^$channel"; then
    installing "Rust $channel" rustup toolchain install "$channel" --profile minimal --component clippy --component rustfmt
  fi
  local component
  for component in clippy rustfmt; do
    if ! rustup component list --toolchain "$channel" --installed | grep -q "^$component"; then
      installing "$component of Rust $channel" rustup component add --toolchain "$channel" "$component"
    fi
  done
  if ! rustup target list --toolchain "$channel" --installed | grep -qx wasm32-unknown-unknown; then
    installing "the wasm32-unknown-unknown target of Rust $channel" rustup target add --toolchain "$channel" wasm32-unknown-unknown
  fi
}

# From the checkout, so that rust-toolchain.toml chooses the compiler that is known to build these versions. Quick to compile
# rather than to run: a tool is installed once and works for seconds. Not optimised at all it would slow down every build.
cargo_install() {
  local crate=$1 version=$2
  shift 2
  (cd "$root" && env CARGO_TARGET_DIR="$COMPILED" \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install "$crate" --version "$version" --locked --force "$@")
}

# Without what asks the network: neither whether there is a newer version, nor over TLS for tools, which are installed here.
ensure_trunk() {
  if [[ "$(trunk --version 2>/dev/null || true)" != "trunk $TRUNK_VERSION" ]]; then
    installing "Trunk $TRUNK_VERSION (about 4 minutes, once)" cargo_install trunk "$TRUNK_VERSION" --no-default-features
  fi
}

# Trunk refuses, and the test runner fails, when the tool's version is not exactly the locked library's.
ensure_wasm_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$root/Cargo.lock")
  [[ -n "$version" ]] || die "Cargo.lock names no wasm-bindgen"
  if [[ "$(wasm-bindgen --version 2>/dev/null || true)" != "wasm-bindgen $version" ]] \
    || ! command -v wasm-bindgen-test-runner >/dev/null; then
    installing "wasm-bindgen-cli $version (about 3 minutes, once)" cargo_install wasm-bindgen-cli "$version"
  fi
}

# The tool tells nobody its version, so it lies in a folder that does.
ensure_wasm_split() {
  local folder="$CACHE/wasm-split-$WASM_SPLIT_VERSION"
  if [[ ! -x "$folder/bin/wasm-split-cli" ]]; then
    installing "wasm-split-cli $WASM_SPLIT_VERSION (about 2 minutes, once)" \
      cargo_install wasm_split_cli_support "$WASM_SPLIT_VERSION" --features build-binary --root "$folder"
  fi
  export PATH="$folder/bin:$PATH"
}

ensure_cargo_deny() {
  if [[ "$(cargo-deny --version 2>/dev/null || true)" != "cargo-deny $CARGO_DENY_VERSION" ]]; then
    installing "cargo-deny $CARGO_DENY_VERSION (about 4 minutes, once)" cargo_install cargo-deny "$CARGO_DENY_VERSION"
  fi
}

ensure_cargo_machete() {
  if [[ "$(cargo-machete --version 2>/dev/null || true)" != "$CARGO_MACHETE_VERSION" ]]; then
    installing "cargo-machete $CARGO_MACHETE_VERSION (about 1 minute, once)" cargo_install cargo-machete "$CARGO_MACHETE_VERSION"
  fi
}

ensure_node() {
  need node "install Node.js 20 or newer"
  need npm "install Node.js 20 or newer with npm"
  (($(node -p 'process.versions.node.split(".")[0]') >= 20)) || die "Node.js 20 or newer is needed, found $(node --version)"
}

# Where the Node packages of the lock file in a folder lie.
node_packages() {
  printf '%s/node-%s\n' "$CACHE" "$(cat "$1/package-lock.json" "$root/.npmrc" | sha256sum | cut -c1-16)"
}

# fetch_node_packages FOLDER: those of the lock file in it.
fetch_node_packages() {
  local folder staging
  folder=$(node_packages "$1")
  if [[ -d "$folder/node_modules" ]]; then return; fi
  mkdir -p "$CACHE"
  # Moved into place at the end, so that an interrupted fetch is never taken for a finished one.
  staging=$(mktemp -d "$CACHE/node-XXXXXX")
  cp "$1/package.json" "$1/package-lock.json" "$root/.npmrc" "$staging/"
  cd "$staging"
  # esbuild's and Playwright's install scripts only fetch what the packages or the system already provide.
  installing "the Node packages into $folder" npm ci --ignore-scripts --no-progress
  rm -rf "$folder"
  mv "$staging" "$folder"
}

link_node_packages() {
  if [[ -d "$root/node_modules" && ! -L "$root/node_modules" ]]; then
    say "Using the node_modules folder that is already in the checkout"
  else
    ln -sfn "$(node_packages "$root")/node_modules" "$root/node_modules"
  fi
  # Trunk finds wasm-opt (npm's binaryen) on PATH, and would otherwise download one.
  export PATH="$root/node_modules/.bin:$PATH"
}

ensure_wasm_opt() {
  command -v wasm-opt >/dev/null || die "the npm package binaryen brought no wasm-opt"
}

ensure_cargo_dependencies() {
  # Trunk builds offline so that it downloads no tool behind our back; this is the one step that may use the network.
  (cd "$root" && cargo fetch --locked --quiet)
}

# Ubuntu's chromium-browser is a stub without its snap: only a browser that answers counts.
find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [[ -n "$candidate" ]] && command -v "$candidate" >/dev/null && "$candidate" --version >/dev/null 2>&1; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

find_chromedriver() { command -v "${CHROMEDRIVER:-chromedriver}"; }

apt_install() {
  command -v apt-get >/dev/null \
    || die "$* missing and no apt-get here: install Chromium and its driver, or set CHROMIUM and CHROMEDRIVER to them"
  local as_root=()
  ((EUID == 0)) || as_root=(sudo)
  say "Installing $* by apt-get"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    || die "apt-get could not install $*: set CHROMIUM and CHROMEDRIVER to a Chromium and its driver"
}

ensure_chromium() {
  local missing=() browser=chromium driver=chromium-driver
  # Ubuntu has other names, for packages that fetch a snap.
  if grep -qs '^ID=ubuntu' /etc/os-release; then browser=chromium-browser driver=chromium-chromedriver; fi
  find_chromium >/dev/null || missing+=("$browser")
  find_chromedriver >/dev/null || missing+=("$driver")
  # Without a Korean font every screenshot and every measured width would be of empty boxes.
  # A package that was removed is still known, as one whose settings are kept: only "installed" counts.
  if command -v dpkg-query >/dev/null \
    && [[ "$(dpkg-query --show --showformat='${db:Status-Status}' fonts-noto-cjk 2>/dev/null)" != installed ]]; then
    missing+=(fonts-noto-cjk)
  fi
  if ((${#missing[@]})); then apt_install "${missing[@]}"; fi
  CHROMIUM=$(find_chromium) || die "no working Chromium: set CHROMIUM to one (Ubuntu's package is only a stub for a snap)"
  CHROMEDRIVER=$(find_chromedriver) || die "no chromedriver: set CHROMEDRIVER to the one that fits $CHROMIUM"
  export CHROMIUM CHROMEDRIVER
}

# ensure_tools TOOL...: those that cargo compiles, and the Node packages, which come over the network meanwhile.
ensure_tools() {
  ensure_rust
  ensure_node
  local log fetching tool
  log=$(mktemp)
  (fetch_node_packages "$root") >"$log" 2>&1 &
  fetching=$!
  for tool in "$@"; do "ensure_$tool"; done
  if ! wait "$fetching"; then
    cat "$log" >&2
    die "the Node packages could not be fetched: see npm's words above"
  fi
  cat "$log"
  rm -f "$log"
  rm -rf "$COMPILED"
  link_node_packages
}

ensure_build_tools() {
  ensure_tools trunk wasm_bindgen wasm_split
  ensure_wasm_opt
}

# What the gate holds the dependencies to has no part in a build.
ensure_gate_tools() {
  ensure_tools trunk wasm_bindgen wasm_split cargo_deny cargo_machete
  ensure_wasm_opt
}
