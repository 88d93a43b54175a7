# What the tests of the tool share; read with `.` after EMPATHIE and SOURCE are set.
# A test calls `check` for every expectation and ends with `finish`.

set -u
HERE=$SOURCE/tests/cli
WORK=$(mktemp -d) || exit 1
trap 'rm -rf "$WORK"' EXIT
cd "$WORK" || exit 1
unset NO_COLOR
failures=0
ESCAPE=$(printf '\033')

# The tool with the small lexicons of these tests: stdout, stderr and status are kept.
run() {
    small=1
    call "$@"
}

# The tool as it is.
run_default() {
    small=0
    call "$@"
}

call() {
    command_line=$*
    if [ $small = 1 ]; then
        "$EMPATHIE" --no-default -l "$HERE/lexicon.yaml" -l "$HERE/overlay.yaml" "$@" \
            >out 2>err <"${input:-/dev/null}"
    else
        "$EMPATHIE" "$@" >out 2>err <"${input:-/dev/null}"
    fi
    status=$?
}

fail() {
    failures=$((failures + 1))
    printf 'empathie %s\n    %s\n' "$command_line" "$1"
    sed 's/^/    out: /' out | head -n 20
    sed 's/^/    err: /' err | head -n 20
}

ends_with() { [ "$status" = "$1" ] || fail "ended with $status, not $1"; }
out_has() { grep -qF -e "$1" out || fail "stdout lacks: $1"; }
out_lacks() { ! grep -qF -e "$1" out || fail "stdout should lack: $1"; }
err_has() { grep -qF -e "$1" err || fail "stderr lacks: $1"; }
err_empty() { [ ! -s err ] || fail "stderr should be empty"; }
out_empty() { [ ! -s out ] || fail "stdout should be empty"; }
out_lines() {
    lines=$(wc -l <out)
    [ "$lines" -eq "$1" ] || fail "stdout has $lines lines, not $1"
}
# The whole line with number $1 is $2.
out_line() {
    line=$(sed -n "$1p" out)
    [ "$line" = "$2" ] || fail "line $1 is not: $2"
}
# Line $1 begins with $2.
out_begins() {
    line=$(sed -n "$1p" out)
    case $line in
    "$2"*) ;;
    *) fail "line $1 does not begin with: $2" ;;
    esac
}

finish() {
    [ $failures = 0 ] || {
        echo "$failures failed"
        exit 1
    }
}
