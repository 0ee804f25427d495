#!/bin/sh
# Fuzzes every parser, and scripts, for some seconds with libFuzzer, ASan and UBSan. Only the
# targets that are named, where any are.
#
#   sh tests/run-fuzz.sh FOLDER SECONDS [TARGET...]
set -eu
folder=$1 seconds=$2
shift 2
cd "$(dirname "$0")/.."
objects=$folder/objects
mkdir -p "$objects"
flags="-std=c11 -D_XOPEN_SOURCE=700 -O1 -g -ffp-contract=off -I. -Iinclude -fno-sanitize-recover=all \
  -fsanitize=fuzzer-no-link,address,undefined $(pkg-config --cflags yaml-0.1 libzip lua5.4)"
libraries="$(pkg-config --libs yaml-0.1 libzip lua5.4) -lm"

# The library once, for all targets.
sh scripts/embed.sh $(ls scripts/*.lua 2>/dev/null | grep -v '\.d\.lua$') >"$objects/library.c"
ls core/base/*.c core/format/*.c core/pack/*.c core/script/*.c core/eval/*.c "$objects/library.c" |
  FLAGS=$flags OBJECTS=$objects xargs -P "$(nproc)" -I SOURCE sh -c '
    object=$OBJECTS/$(echo "SOURCE" | tr / _).o
    clang $FLAGS -c -o "$object" "SOURCE"'

for target in tests/fuzz/fuzz_*.c; do
  name=$(basename "$target" .c)
  short=${name#fuzz_}
  [ $# = 0 ] || case " $* " in *" $short "*) ;; *) continue ;; esac
  mkdir -p "$folder/$name.corpus" "tests/fuzz/seeds/$short"
  words=
  [ ! -f "tests/fuzz/$short.dict" ] || words=-dict=tests/fuzz/$short.dict
  clang $flags -fsanitize=fuzzer -o "$folder/$name" "$target" "$objects"/*.o $libraries
  "$folder/$name" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536 $words \
    -artifact_prefix="$folder/$name-" -print_final_stats=0 -verbosity=0 \
    "$folder/$name.corpus" "tests/fuzz/seeds/$short" >"$folder/$name.log" 2>&1 || {
    tail -60 "$folder/$name.log"; echo "fuzz: $name failed"; exit 1; }
  echo "fuzz: $name: $seconds s without a finding"
done
