#!/bin/sh
# What the README and the help print as output is what the tool prints.
. "$SOURCE/tests/cli/check.sh"

# The lines of the README from one that matches to the next empty line, without the indent.
block() {
    sed -n "/$1/,/^\$/p" "$SOURCE/README.md" | sed '1d; /^$/d; s/^    //'
}

# Every line of a block stands in the output.
holds() {
    [ -s block ] || fail 'no such block in the README'
    while IFS= read -r line; do
        grep -qxF -- "$line" out || fail "the README has another line: $line"
    done <block
}

block 'cat lift.jsonl' | sed -n '/^{/,/ends_at/p' | sed 's/ *(on one line)$//' | tr -d '\n' >lift.jsonl
run_default converse lift.jsonl
ends_with 0
block 'empathie converse lift.jsonl' | grep -v '^…$' >block
holds

run_default reply 'Bedankt voor uw geduld. Wij nemen uw melding mee.'
sed -n '/empathie reply "Bedankt/,/^## /p' "$SOURCE/README.md" | sed '1d; /^## /d; /^$/d; s/^    //' >block
holds

# The first example of the help hears something.
text=$(sed -n 's/^    "  empathie \\"\(.*\)\\"\\n"$/\1/p' "$SOURCE/src/cli/help.c" | head -n 1)
[ -n "$text" ] || fail 'no example in the help'
run_default --json "$text"
out_has '"kind"'

# The files that an organisation would write lint without a mistake.
lints() {
    [ -s own.yaml ] || fail "no file of one's own in $1"
    run_default lint own.yaml
    ends_with 0
    err_empty
}
block 'cat ons.yaml' | sed '/^\$/d' >own.yaml
lints README.md
sed -n '/^```yaml$/,/^```$/p' "$SOURCE/lexicons/README.md" | sed -n '/^format: 1$/,/^```$/p' | sed '/^```/,$d' >own.yaml
lints lexicons/README.md

finish
