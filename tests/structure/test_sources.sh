#!/bin/sh
# Words that no file holds, and the size of files.
. "$SOURCE/tests/structure/check.sh"

# Every file of the repository; without git, what a build needs.
git ls-files --cached --others --exclude-standard >"$WORK/files" 2>/dev/null || : >"$WORK/files"
[ -s "$WORK/files" ] ||
    find CMakeLists.txt README.md include src lexicons examples tests -type f >"$WORK/files"

# The repository speaks of itself alone: not of how or where it was made. (The words stand here in
# pieces, or this file would hold them. In the lexicons and messages they may be Dutch.)
start='(^|[^[:alnum:]])'
end='([^[:alnum:]]|$)'
for word in "\\.\\./sha''red" "${start}hel''pers?$end" "${start}ses''sions?$end" "sub-?a''gents?" \
    "/wo''rk/" "/tmp/sp''ec"; do
    word=$(printf '%s' "$word" | tr -d "'")
    while read -r file; do
        case $file:$word in
        *.yaml:*hel* | *.jsonl:*hel* | *.txt:*hel*) continue ;;
        esac
        [ -f "$file" ] && grep -nHIiE "$word" "$file"
    done <"$WORK/files" | while read -r line; do
        wrong "$line"
    done
done

# What a reader still takes in at once; a file that is longer tells of two things.
find src -name '*.[ch]' | while read -r file; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 400 ] || echo "$file has $lines lines, more than 400"
    [ "$lines" -le 640 ] || wrong "$file has $lines lines: cut it in two"
done
finish
