#!/bin/sh
# Installs to a folder of its own and uses what is there: through pkg-config, through CMake's
# find_package, the tool and its manual page. And configures a project that holds the repository.
set -eu
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
unset DESTDIR CFLAGS LDFLAGS
step() { echo "== $1"; }

step install
"$CMAKE" --install "$BUILD" --prefix "$WORK/there" >"$WORK/log" || { cat "$WORK/log"; exit 1; }
"$WORK/there/bin/empathie" --help >/dev/null
test -f "$WORK/there/share/man/man1/empathie.1"
test -f "$WORK/there/share/bash-completion/completions/empathie"
test -f "$WORK/there/share/empathie/lexicons/nl/signals.yaml"

step pkg-config
folder=$(dirname "$(find "$WORK/there" -name empathie.pc)")
flags=$(PKG_CONFIG_PATH=$folder pkg-config --cflags --libs empathie)
# shellcheck disable=SC2086
"$CC" "$SOURCE/examples/scan.c" $flags -o "$WORK/scan"
LD_LIBRARY_PATH=$(dirname "$folder") "$WORK/scan" | grep -q '^{"signals":\['
PKG_CONFIG_PATH=$folder pkg-config --static --libs empathie | grep -q yaml

step find_package
"$CMAKE" -S "$SOURCE/tests/install/package" -B "$WORK/package" -D SOURCE="$SOURCE" \
    -D CMAKE_PREFIX_PATH="$WORK/there" -D CMAKE_C_COMPILER="$CC" >"$WORK/log"
"$CMAKE" --build "$WORK/package" >"$WORK/log" || { cat "$WORK/log"; exit 1; }
"$WORK/package/shared" >"$WORK/shared"
"$WORK/package/static" >"$WORK/static"
cmp "$WORK/shared" "$WORK/static"

step add_subdirectory
"$CMAKE" -S "$SOURCE/tests/install/subdirectory" -B "$WORK/sub" -D SOURCE="$SOURCE" \
    -D CMAKE_C_COMPILER="$CC" >"$WORK/log" || { cat "$WORK/log"; exit 1; }
