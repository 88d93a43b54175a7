#!/bin/sh
# A saved conversation holds the names of limits and reasons as numbers: state_names.c knows them all.
. "$SOURCE/tests/structure/check.sh"

known=$(sed -n '/static const char words/,/};/p' src/conversation/state_names.c)
{
    grep -rhoE 'reason = "[a-z_]+"' src/interpret src/signals
    sed -n '/} limits\[\] = {/,/};/p' src/signals/understood.c | grep -oE '"[a-z_]+"'
    grep -hoE 'limit_count\+\+\] = "[a-z_]+"' src/signals/*.c
} | grep -oE '"[a-z_]+"' | sort -u >"$WORK/names"
[ "$(wc -l <"$WORK/names")" -gt 8 ] || wrong "the names could not be read"
while read -r name; do
    case $known in
    *"$name"*) ;;
    *) wrong "src/conversation/state_names.c does not know $name" ;;
    esac
done <"$WORK/names"
finish
