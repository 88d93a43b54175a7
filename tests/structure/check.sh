# What the tests of the structure share; read with `.` after SOURCE, BUILD, CC, SHARED, STATIC and
# SANITIZE are set by ctest. A test calls `wrong` for each thing it finds and ends with `finish`.
set -u
LC_ALL=C
export LC_ALL
WORK=$(mktemp -d) || exit 1
trap 'rm -rf "$WORK"' EXIT
cd "$SOURCE" || exit 1

wrong() { # also from within a pipe, hence a file
    printf '%s\n' "$*" >>"$WORK/wrong"
}

finish() {
    [ ! -s "$WORK/wrong" ] || {
        cat "$WORK/wrong"
        exit 1
    }
}

skip() {
    echo "left out: $*"
    exit 77
}
