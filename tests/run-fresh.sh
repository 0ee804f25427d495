#!/bin/sh
# The two commands of the README on a bare Debian: a new chroot with a bare clone and nothing else.
# Needs root, git and debootstrap.
#
#   sh tests/run-fresh.sh [SUITE] [MIRROR]
set -eu
suite=${1-bookworm}
mirror=${2-}
cd "$(dirname "$0")/.."
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
if [ -z "$mirror" ]; then
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -v security | head -1)
fi
debootstrap --variant=minbase "$suite" "$root/debian" ${mirror:+"$mirror"} >"$root/log" 2>&1 || { tail "$root/log"; exit 1; }
# How this machine reaches its packages, so that the chroot can do so too.
cp -a /etc/apt/apt.conf.d "$root/debian/etc/apt/" 2>/dev/null || true
cp /etc/resolv.conf /etc/hosts "$root/debian/etc/" 2>/dev/null || true
git clone -q . "$root/debian/home/peil"
run() { chroot "$root/debian" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
  ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} sh -c "cd /home/peil && $1"; }
echo "== sh scripts/demo.sh"
run 'sh scripts/demo.sh'
echo "== sh scripts/demo.sh, once more"
run 'sh scripts/demo.sh --no-install >/dev/null'
echo "== make check"
run 'make check'
echo "fresh: 1 passed, 0 failed"
