#!/bin/sh
# A program that was built against this library goes on working with a newer one: no function or
# constant in the record is gone or altered, unless EMPATHIE_ABI was raised. What is new has to be
# put in the record, or nobody would notice when it goes.
. "$SOURCE/tests/structure/check.sh"
record=tests/structure/abi.xml
anew="make the record anew: sh tests/structure/record_abi build/libempathie.so"

recorded=$(sed -n "1s/.*soname='libempathie\.so\.\([0-9]*\)'.*/\1/p" $record)
raised=$(sed -n 's/^#define EMPATHIE_ABI \([0-9]*\).*/\1/p' include/empathie.h)
if [ "$raised" -gt "$recorded" ]; then
    [ "${ADDITIONS:-}" = pass ] || wrong "EMPATHIE_ABI was raised to $raised: $anew"
    finish
    exit 0
fi

sh tests/structure/numbers.sh >"$WORK/numbers" || wrong "the constants of the header could not be read"
[ "$(wc -l <"$WORK/numbers")" -gt 40 ] || wrong "the constants of the header could not be read"
comm -23 tests/structure/abi_numbers.txt "$WORK/numbers" | while read -r name; do
    wrong "include/empathie.h: the constant $name is gone or has another value"
done
[ "${ADDITIONS:-}" = pass ] || comm -13 tests/structure/abi_numbers.txt "$WORK/numbers" | while read -r name; do
    wrong "include/empathie.h: the constant $name is new; $anew"
done

[ -z "$SANITIZE" ] && command -v abidiff >/dev/null && [ "$(uname -s)" = Linux ] &&
    readelf -SW "$SHARED" | grep -q ' \.debug_info' || {
    finish
    skip "the functions: needs abidiff (package abigail-tools) and a build with debug information"
}
status=0
abidiff --no-architecture --no-added-syms --headers-dir2 include --drop-private-types \
    --exported-interfaces-only $record "$SHARED" >"$WORK/difference" || status=$?
[ $status -eq 0 ] || wrong "this breaks programs that use the library (or raise EMPATHIE_ABI):
$(cat "$WORK/difference")"
if [ "${ADDITIONS:-}" != pass ]; then
    nm -D --defined-only "$SHARED" | awk '$2 != "A" { print $3 }' | sort >"$WORK/shown"
    sed -n "s/^ *<elf-symbol name='\([^']*\)'.*/\1/p" $record | sort >"$WORK/recorded"
    comm -13 "$WORK/recorded" "$WORK/shown" | while read -r name; do
        wrong "$name is new; $anew"
    done
fi
finish
