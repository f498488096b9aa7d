#!/usr/bin/env bash
# Runs `writethru diff OLD NEW` beside the other word-diff tools that are installed, in one hyperfine run, on a made-up
# 800-word pair, and prints each tool's time as a multiple of git's. Usage: benches/peers.sh [BINARY]
set -eu
cd "$(dirname "$0")/.."
binary=${1:-target/release/writethru}
[ -x "$binary" ] || { echo "build it first: cargo build --release" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cargo bench --quiet --bench quality -- "$folder"
old=$folder/old.txt new=$folder/new.txt
commands=("$binary diff $old $new")
has() { command -v "$1" >/dev/null; }
if has git; then commands+=("git --no-pager diff --no-index --word-diff $old $new"); fi
for tool in wdiff dwdiff difft; do
  if has "$tool"; then commands+=("$tool $old $new"); fi
done
hyperfine --shell=none --ignore-failure --warmup 20 --runs 200 --style none --export-json "$folder/times.json" "${commands[@]}"
python3 - "$folder/times.json" <<'PYTHON'
import json, sys
results = json.load(open(sys.argv[1]))["results"]
base = next((r["median"] for r in results if r["command"].startswith("git ")), results[0]["median"])
for r in results:
    print(f'{r["median"] / base:6.2f} x  {1000 * r["median"]:7.2f} ms  {r["command"].rsplit(" ", 2)[0]}')
PYTHON
