#!/usr/bin/env bash
# Fails on words that must not reach a reader or another editor: unfinished work, and styles that the pages' policy blocks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

found=0

# Brackets around a letter keep the patterns from finding themselves.
look() {
  local what=$1 pattern=$2
  shift 2
  local hits
  hits=$(git ls-files -z --cached --others --exclude-standard -- "$@" \
    | while IFS= read -r -d '' file; do if [[ -f "$file" ]]; then grep -HnE "$pattern" -- "$file" || true; fi; done)
  if [[ -n "$hits" ]]; then
    printf '%s:\n%s\n' "$what" "$hits"
    found=1
  fi
}

sources=('*.rs' '*.mjs' '*.js' '*.css' '*.sh' 'script/*' '.ci/*' 'index.html')
look "unfinished work" '\b([T]ODO|[F]IXME|[X]XX)\b|\b([t]odo|[u]nimplemented|[d]bg)!' "${sources[@]}"
look "an inline style, which style-src 'self' blocks: use a class, or style:property for measured geometry" \
  "(^|[^[:alnum:]_:-])[s]tyle=[\"']" 'src/*.rs' 'index.html'
exit "$found"
