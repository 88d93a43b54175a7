#!/bin/sh
# Help, wrong use and how the tool ends.
. "$SOURCE/tests/cli/check.sh"

wrong() { # what stderr says, then the words
    says=$1
    shift
    run_default "$@"
    ends_with 2
    out_empty
    err_has "$says"
}

wrong 'did you mean lint?' lnt
wrong 'did you mean scan?' scna
wrong 'did you mean evaluate?' evaluat x.jsonl
wrong 'did you mean --jsonl?' --jsnol
wrong 'did you mean --lexicon?' --lexcion x
wrong 'there is no option --verbose' --verbose
wrong 'there is no option -x' -x
wrong 'goes after --' -x
wrong 'did you mean utf16?' --offsets utf-16 x
wrong 'choose code_points, bytes or utf16' --offsets runes x
wrong 'did you mean always?' --color alwas x
wrong '--lexicon needs a value' scan --lexicon
wrong '--json takes no value' --json=yes x
wrong '--misses 3x: give a whole number' evaluate --misses 3x f
wrong '--misses : give a whole number' evaluate --misses= f
wrong 'lint has no option --jsonl' lint --jsonl
wrong 'scan has no option --misses' --misses 3 x
wrong 'evaluate needs a file' evaluate
wrong 'entries takes one pattern' entries a b
wrong '--no-default leaves nothing' scan --no-default x
wrong 'choose one' --jsonl --text x

# A message is no misspelt subcommand.
for text in Prima. lnt! 'ik wacht' Scan; do
    run "$text"
    ends_with 0
done
run --text lnt
ends_with 0
run -- lint
ends_with 0
out_has 'Geen signaal gehoord.'

# ---- Help
for words in --help -h help; do
    run_default $words
    ends_with 0
    err_empty
    out_has 'empathie berichten.txt'
    out_has 'Ends with 0: fine'
done
for command in scan lint evaluate explain entries; do
    for words in "$command --help" "$command -h" "help $command" "--help $command"; do
        run_default $words
        ends_with 0
        out_has "  empathie "
        out_has "$command"
    done
    grep -q '.\{101\}' out && fail "a line of help is over 100 long"
    run_default --help
    out_has "  $command "
done

# ---- Version
run --version
ends_with 0
out_begins 1 'empathie 0.'
sed -n 2p out | grep -qE '^lexicons [0-9a-f]{64}$' || fail "no fingerprint"

finish
