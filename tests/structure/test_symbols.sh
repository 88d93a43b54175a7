#!/bin/sh
# What the libraries show, use and write to.
. "$SOURCE/tests/structure/check.sh"
[ -z "$SANITIZE" ] || skip "sanitizers add symbols and data of their own"
[ "$(uname -s)" = Linux ] || skip "written for ELF"

# ---- What the shared library shows is what the header declares, and what the map lets through
nm -D --defined-only "$SHARED" | awk '$2 != "A" { print $3 }' | sort >"$WORK/shown"
sed -n '/^EMPATHIE_API/,/;/p' include/empathie.h | tr '\n' ' ' | tr ';' '\n' |
    sed -n 's/^[^(]*[ *]\(empathie_[a-z0-9_]*\)(.*/\1/p' | sort >"$WORK/declared"
[ "$(wc -l <"$WORK/declared")" -gt 60 ] || wrong "the header could not be read"
diff "$WORK/declared" "$WORK/shown" >"$WORK/difference" ||
    wrong "declared (<) is not what is shown (>): $(cat "$WORK/difference")"
grep -q 'empathie_\*;' src/package/empathie.map || wrong "the map does not let empathie_* through"
grep -v '^empathie_' "$WORK/shown" | while read -r name; do
    wrong "the shared library shows $name"
done

while read -r name; do
    grep -qw "$name" tests/api/*.c tests/support/*.h || wrong "tests/api does not call $name"
done <"$WORK/declared"

# ---- Every other global symbol of the archive begins with empi_
nm --defined-only --extern-only "$STATIC" 2>/dev/null | awk 'NF == 3 { print $3 }' |
    grep -vE '^(empathie|empi)_' | while read -r name; do
    wrong "the static library has a global symbol $name"
done

# ---- No writable data: an object's .data and .bss are empty (.data.rel.ro is made read-only)
objdump -h "$STATIC" 2>/dev/null | awk '
    /file format/ { file = $1; sub(/:$/, "", file) }
    $2 ~ /^\.(data|bss|tdata|tbss)/ && $2 !~ /^\.data\.rel\.ro/ && $3 !~ /^0+$/ { print file, $2, $3 }
' | while read -r section; do
    wrong "writable data: $section"
done
nm "$STATIC" 2>/dev/null | awk '$2 ~ /^[BbDdCSsG]$/ { print $3 }' >"$WORK/data"
if [ -s "$WORK/data" ]; then # D and d are also tables in .data.rel.ro
    objdump -t "$STATIC" 2>/dev/null |
        awk '$0 ~ / O / && ($4 ~ /^\.(data|bss)$/ || $5 ~ /^\.(data|bss)$/) { print $NF }' |
        while read -r name; do
            wrong "writable: $name"
        done
fi

# ---- What the library must not call
nm -D --undefined-only "$SHARED" | awk '{ print $NF }' | sed 's/@.*//' | sort -u >"$WORK/used"
for name in printf fprintf vprintf vfprintf puts fputs putchar fputc perror write abort exit _exit \
    __assert_fail raise signal sigaction kill getenv secure_getenv setenv time clock gettimeofday \
    clock_gettime localtime gmtime strftime setlocale localeconv newlocale uselocale isalpha isupper \
    islower isdigit isspace isalnum tolower toupper __ctype_b_loc __ctype_tolower_loc \
    __ctype_toupper_loc strcasecmp strncasecmp strcoll strxfrm strtod atof atoi strtok strerror gets \
    sprintf strcpy strcat rand random srand system popen fork execve socket connect dlopen mkstemp \
    tmpfile fwrite pthread_create __printf_chk __fprintf_chk __vfprintf_chk alloca; do
    grep -qx "$name" "$WORK/used" && wrong "the library calls $name"
done

# ---- It needs these libraries and no others
readelf -d "$SHARED" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
    grep -vE '^(libc|libpcre2-8|libutf8proc|libyaml-0|ld-linux[^.]*|libgcc_s)\.so' |
    while read -r name; do
        wrong "the shared library needs $name"
    done
readelf -d "$SHARED" | grep -q 'SONAME.*\[libempathie\.so\.0\]' || wrong "soname is not libempathie.so.0"
readelf -lW "$SHARED" | grep -q 'GNU_STACK.* RW ' || wrong "the stack is executable"
finish
