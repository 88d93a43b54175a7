#!/bin/sh
# A folder of src includes only folders above it; each outside library is known to one file.
. "$SOURCE/tests/structure/check.sh"

order='base text lexicon match interpret signals conversation digest output api package'

# The place of a folder in the order; nothing for a folder that is not in it.
place() {
    n=0
    for folder in $order; do
        n=$((n + 1))
        [ "$folder" != "$1" ] || echo $n
    done
}

for folder in src/*/; do
    folder=$(basename "$folder")
    case $folder in
    cli) continue ;;
    esac
    [ -n "$(place "$folder")" ] || wrong "src/$folder is not in the order of folders"
done

for file in src/*/*.[ch]; do
    folder=${file#src/}
    folder=${folder%%/*}
    sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/p' "$file" |
        while read -r included; do
            case $folder:$included in
            *:empathie.h) continue ;;
            cli:*/*) wrong "$file: the tool includes $included" ;;
            cli:*) [ -f "src/cli/$included" ] ||
                wrong "$file: the tool includes $included" ;;
            *:*/*)
                theirs=$(place "${included%%/*}")
                ours=$(place "$folder")
                [ -f "src/$included" ] || wrong "$file: no file src/$included"
                [ -n "$theirs" ] && [ "$theirs" -le "$ours" ] ||
                    wrong "$file: includes $included, of a folder below its own"
                ;;
            *) wrong "$file: \"$included\" is not from src/" ;;
            esac
        done
done
grep -lE 'include.*empathie\.h' src/base/* src/text/* src/lexicon/* src/match/* src/interpret/* src/signals/* \
    src/output/* | while read -r file; do
    wrong "$file: only src/api and src/cli know the public header"
done

# At most so many files of the library contain this.
at_most() {
    most=$1
    shift
    # shellcheck disable=SC2046 # no file of ours has a space in its name
    files=$(grep -lE "$@" $(find src -name '*.[ch]' ! -path 'src/cli/*' ! -path src/package/freeze.c) || true)
    count=$(printf '%s' "$files" | grep -c . || true)
    [ "$count" -le "$most" ] || wrong "$1 is in $count files, at most $most: $(echo $files)"
}

at_most 1 '#[[:space:]]*include[[:space:]]*<yaml\.h>'
at_most 1 '#[[:space:]]*include[[:space:]]*<pcre2\.h>'
at_most 2 '#[[:space:]]*include[[:space:]]*<utf8proc\.h>'
at_most 1 '(^|[^a-z_])(fopen|_wfopen|open|fread|opendir)[[:space:]]*\('
at_most 1 '#[[:space:]]*include[[:space:]]*<stdatomic\.h>'
at_most 1 '(^|[^a-z_])(malloc|calloc|realloc)[[:space:]]*\('
finish
