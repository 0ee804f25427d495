#!/bin/sh
# Fuzzes every parser for some seconds with libFuzzer, ASan and UBSan.
#
#   sh tests/run-fuzz.sh FOLDER SECONDS
set -eu
folder=$1 seconds=$2
cd "$(dirname "$0")/.."
mkdir -p "$folder"
flags="-std=c11 -D_XOPEN_SOURCE=700 -O1 -g -ffp-contract=off -I. -Iinclude -fno-sanitize-recover=all"
sources=$(ls core/base/*.c core/format/*.c core/pack/*.c core/eval/*.c)
for target in tests/fuzz/fuzz_*.c; do
  name=$(basename "$target" .c)
  mkdir -p "$folder/$name.corpus" "tests/fuzz/seeds/${name#fuzz_}"
  clang $flags -fsanitize=fuzzer,address,undefined -o "$folder/$name" "$target" $sources \
    $(pkg-config --cflags --libs yaml-0.1 libzip) -lm
  "$folder/$name" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536 \
    -artifact_prefix="$folder/$name-" -print_final_stats=0 -verbosity=0 \
    "$folder/$name.corpus" "tests/fuzz/seeds/${name#fuzz_}" >"$folder/$name.log" 2>&1 || {
    tail -60 "$folder/$name.log"; echo "fuzz: $name failed"; exit 1; }
  echo "fuzz: $name: $seconds s without a finding"
done
