#!/bin/sh
# The public header compiles alone, as every C and C++ that callers use, without a warning.
. "$SOURCE/tests/structure/check.sh"

cat >"$WORK/alone.c" <<'C'
#include <empathie.h>
#include <empathie.h> /* twice */
#include <stdio.h>
int main(void);
int main(void)
{
    empathie_engine *engine = NULL;
    printf("%s %s\n", empathie_version(), empathie_status_name(EMPATHIE_ERROR_BUSY));
    empathie_engine_release(engine);
    return empathie_abi() == EMPATHIE_ABI ? 0 : 1;
}
C
sed 's/NULL/nullptr/; /^int main(void);/d' "$WORK/alone.c" >"$WORK/alone.cc"
strict="-Wall -Wextra -Wpedantic -pedantic-errors -Werror -Wconversion -Wsign-conversion -Wshadow
    -Wundef -Wcast-qual -Wcast-align -Wwrite-strings -Wpointer-arith"
c_strict="-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wc++-compat"
cc_strict="-Wold-style-cast -Wzero-as-null-pointer-constant"

try() {
    # shellcheck disable=SC2086 # options are words
    "$@" $strict -I"$SOURCE/include" -fsyntax-only >"$WORK/out" 2>&1 || {
        wrong "$*"
        wrong "$(head -n 20 "$WORK/out")"
    }
}

tried=0
for compiler in gcc clang; do
    command -v $compiler >/dev/null || continue
    for standard in c89 c99 c11 c17 gnu89 gnu17; do
        # stdint.h itself uses long long, which C89 has not
        # shellcheck disable=SC2086
        try $compiler -std=$standard $c_strict -Wno-long-long "$WORK/alone.c"
        tried=$((tried + 1))
    done
done
for compiler in g++ clang++; do
    command -v $compiler >/dev/null || continue
    echo 'int main() { return 0; }' >"$WORK/empty.cc"
    $compiler -fsyntax-only "$WORK/empty.cc" 2>/dev/null || continue
    for standard in c++11 c++17 c++20; do
        # shellcheck disable=SC2086
        try $compiler -std=$standard $cc_strict "$WORK/alone.cc"
        tried=$((tried + 1))
    done
done
[ $tried -gt 0 ] || skip "no gcc or clang"

# What is left for PHP, Lua and Python: declarations and numbers, no other directive than define.
$CC -E -P -DEMPATHIE_CDEF -D'EMPATHIE_API=' include/empathie.h >"$WORK/cdef.h" 2>"$WORK/out" ||
    wrong "with EMPATHIE_CDEF: $(cat "$WORK/out")"
grep -nE '__attribute__|^#|extern "C"' "$WORK/cdef.h" | while read -r line; do
    wrong "with EMPATHIE_CDEF: $line"
done
finish
