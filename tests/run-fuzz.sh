#!/bin/sh
# Fuzzes every parser, and scripts, for some seconds each with libFuzzer, ASan and UBSan; as many at a
# time as there are processors. Only the targets that are named, where any are.
#
#   sh tests/run-fuzz.sh FOLDER SECONDS [TARGET...]
set -eu
folder=$1 seconds=$2
shift 2
cd "$(dirname "$0")/.."
objects=$folder/objects
rm -rf "$objects" && mkdir -p "$objects"
jobs=$(nproc 2>/dev/null || echo 1)
flags="-std=c11 -D_XOPEN_SOURCE=700 -O1 -g -ffp-contract=off -I. -Iinclude -fno-sanitize-recover=all \
  -fsanitize=fuzzer-no-link,address,undefined $(pkg-config --cflags yaml-0.1 libzip lua5.4)"
libraries="$(pkg-config --libs yaml-0.1 libzip lua5.4) -lm"
export folder seconds objects flags libraries

# The library once, for all targets.
sh scripts/embed.sh $(ls scripts/*.lua 2>/dev/null | grep -v '\.d\.lua$') >"$objects/library.c"
ls core/base/*.c core/format/*.c core/pack/*.c core/script/*.c core/eval/*.c core/compare/*.c core/report/*.c "$objects/library.c" |
  xargs -P "$jobs" -I SOURCE sh -c '
    clang $flags -c -o "$objects/$(echo "SOURCE" | tr / _).o" "SOURCE"'

one='
  name=fuzz_$1
  mkdir -p "$folder/$name.corpus" "tests/fuzz/seeds/$1"
  words=
  [ ! -f "tests/fuzz/$1.dict" ] || words=-dict=tests/fuzz/$1.dict
  clang $flags -fsanitize=fuzzer -o "$folder/$name" "tests/fuzz/$name.c" "$objects"/*.o $libraries || exit 1
  "$folder/$name" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536 $words \
    -artifact_prefix="$folder/$name-" -print_final_stats=0 -verbosity=0 \
    "$folder/$name.corpus" "tests/fuzz/seeds/$1" >"$folder/$name.log" 2>&1 || {
    tail -60 "$folder/$name.log"; echo "fuzz: $name failed"; exit 1; }
  echo "fuzz: $name: $seconds s without a finding"'
for target in tests/fuzz/fuzz_*.c; do
  short=$(basename "$target" .c)
  short=${short#fuzz_}
  [ $# = 0 ] || case " $* " in *" $short "*) ;; *) continue ;; esac
  echo "$short"
done | xargs -P "$jobs" -n 1 sh -c "$one" one
