#!/bin/sh
# A misspelling that is a word of its own would change what people do write: every key of `same:` in
# spelling.yaml that a Dutch word list holds must stand in spelling_words.txt, with its reason.
. "$SOURCE/tests/structure/check.sh"
words=${DUTCH_WORDS:-/usr/share/dict/dutch}
[ -f "$words" ] || skip "$words is not there (package wdutch)"

sed -n '/^  same:/,/^  [a-z]*:/p' lexicons/nl/spelling.yaml |
    sed -n 's/^    \([^ #:]*\): .*/\1/p' | sort -u >"$WORK/keys"
[ "$(wc -l <"$WORK/keys")" -gt 500 ] || wrong "spelling.yaml: its keys were not found"
sort -u "$words" >"$WORK/dutch"
comm -12 "$WORK/keys" "$WORK/dutch" >"$WORK/both"
grep -v '^#' tests/structure/spelling_words.txt | tr ' ' '\n' | grep . | sort -u >"$WORK/known"
comm -23 "$WORK/both" "$WORK/known" | while read -r word; do
    wrong "spelling.yaml: \"$word\" is a word of its own: leave it, or say why in spelling_words.txt"
done
comm -13 "$WORK/both" "$WORK/known" | while read -r word; do
    wrong "spelling_words.txt: \"$word\" is no key of spelling.yaml that the word list holds"
done
finish
