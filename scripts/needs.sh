#!/bin/sh
# Installs what peil needs from the system's packages, and only what is missing.
#
#   sh scripts/needs.sh [--no-install] PURPOSE...
#
# PURPOSE: build (compile and run), test (make check), ci (all that .ci/run does), browser
# (make check-browser), oracle (make check-oracle), schemas (make check-schemas), fresh (make
# check-fresh). Says what it is about to install before it does. Without root and without sudo it
# prints the command for an administrator and exits with 3.
set -eu

install=yes
packages=
for purpose in "$@"; do
  case $purpose in
    --no-install) install=no ;;
    build) packages="$packages gcc libc6-dev make pkg-config libyaml-dev libzip-dev liblua5.4-dev gettext" ;;
    test) packages="$packages libcriterion-dev" ;;
    ci) packages="$packages clang clang-format libclang-rt-dev valgrind locales man-db groff-base python3-jsonschema" ;;
    browser) packages="$packages chromium" ;;
    schemas) packages="$packages python3-jsonschema" ;;
    fresh) packages="$packages debootstrap git" ;;
    oracle) packages="$packages openscap-scanner" ;;
    *) echo "needs.sh: unknown purpose: $purpose" >&2; exit 2 ;;
  esac
done

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "needs.sh: this system has no Debian packages; install these, or their like, yourself:"
  echo " $packages"
  exit 0
fi

missing=
for package in $packages; do
  if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
    missing="$missing $package"
  fi
done
# Node.js may come from elsewhere than from Debian; what counts is that it is there.
case " $* " in
  *" browser "*)
    command -v node >/dev/null 2>&1 || missing="$missing nodejs"
    command -v npm >/dev/null 2>&1 || missing="$missing npm" ;;
esac
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1; then as_root=sudo; else install=no; fi
fi
if [ "$install" = no ]; then
  echo "needs.sh: these packages are missing:$missing" >&2
  echo "Ask an administrator to run:" >&2
  echo "  apt-get update && apt-get install --no-install-recommends$missing" >&2
  exit 3
fi

echo "Installing from the system's packages:$missing"
# Lists of packages are fetched only where a name is not known yet.
for package in $missing; do
  if [ -z "$(apt-cache policy "$package" 2>/dev/null | sed -n 's/^  Candidate: \(.*[^)]\)$/\1/p')" ]; then
    $as_root apt-get -qq -o DPkg::Lock::Timeout=300 update
    break
  fi
done
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
  install --no-install-recommends $missing >/dev/null
