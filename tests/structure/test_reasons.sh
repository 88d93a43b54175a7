#!/bin/sh
# Every reason for which an entry of the built-in lexicons is set aside is said in words to the person
# who wrote: whatever an "unless" names has a label.
. "$SOURCE/tests/structure/check.sh"

names=$(sed -n 's/^.*unless: \[\([^]]*\)\].*$/\1/p' lexicons/nl/*.yaml | tr -d ' ' | tr ',' '\n' | sort -u)
[ "$(echo "$names" | wc -l)" -gt 10 ] || wrong "the names after unless could not be read"
for name in $names; do
    case $name in opens*) continue ;; esac # a kind of reply: its own label
    grep -q "^  $name: ." lexicons/nl/signals.yaml ||
        wrong "\"$name\" stands after unless and has no label in lexicons/nl/signals.yaml"
done

finish
