# Prints the constants of the header as the compiler sees them, "NAME value" a line; those that tell
# the version may change and are left out. Used by test_abi.sh and record_abi.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    echo '#include <empathie.h>'
    echo '#include <stdio.h>'
    echo 'int main(void) {'
    sed -n 's/^ *\(#define \)\{0,1\}\(EMPATHIE_[A-Z0-9_]*\)\( = \| \)-\{0,1\}[0-9].*/\2/p;
        /^enum {.*}/s/\(EMPATHIE_[A-Z0-9_]*\) = -\{0,1\}[0-9]*/\n\1\n/gp' "$SOURCE/include/empathie.h" |
        grep -x 'EMPATHIE_[A-Z0-9_]*' | grep -vE '^EMPATHIE_(VERSION_.*|ABI)$' | sort -u |
        sed 's/.*/    printf("%s %ld\\n", "&", (long)&);/'
    echo '    return 0;'
    echo '}'
} >"$work/numbers.c"
"${CC:-cc}" -I"$SOURCE/include" -o "$work/numbers" "$work/numbers.c"
"$work/numbers" | LC_ALL=C sort
