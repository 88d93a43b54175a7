#!/bin/sh
# The same bytes come out in every locale, whether expressions are compiled or interpreted, with any
# number of threads; and from other builds of the tool, if OTHERS names some.
. "$SOURCE/tests/cli/check.sh"
cases=$SOURCE/tests/cases

# Expressions that hang on common words, so that PCRE2 has work in most of the messages.
cat >expressions.yaml <<'Y'
format: 1
kind: frustration
entries:
  - {id: anger.twice, cue: anger, regex: '\b(\w{3,}) (?:\w+ ){0,5}\1\b', needs: [ik, jullie, maar],
     why: x, matches: [ik bel en ik bel en ik bel], rejects: [x]}
  - {id: anger.count, cue: anger, strength: 3, regex: '(?<!\d)\d+(?:[.,]\d+)*(?= \w+)', needs: [ik, de, u],
     why: x, matches: [ik heb 3 brieven], rejects: [x]}
  - {id: waiting.never, cue: waiting, regex: '(?:n(?:iet|iks|ooit)|geen)\b.*\b(?:meer|ook)', needs: [niet, geen],
     why: x, matches: [niet weer en ook niet], rejects: [x]}
Y
{ # every message as a conversation of one turn and a draft
    cat "$cases/conversations.jsonl"
    sed -n 's/^{"id": \("[^"]*"\), "text": \("\([^"\\]\|\\.\)*"\).*/{"id":\1,"turns":[{"from":"person","at":"2026-03-02T09:00:00Z","text":\2},{"from":"organisation","at":"2026-03-09T09:00:00Z","text":\2}],"theme":"a"}/p' \
        "$cases/messages.jsonl"
} >talk
[ "$(wc -l <talk)" -gt 200 ] || fail "the messages could not be read"

# All that the tool tells, in one file: everything FILE COMMAND...
everything() {
    to=$1
    shift
    command_line="... ($*)"
    {
        "$@" scan --jsonl --offsets utf16 <"$cases/messages.jsonl" &&
            "$@" scan --jsonl -l expressions.yaml <"$cases/messages.jsonl" &&
            "$@" reply --jsonl -l expressions.yaml <"$cases/messages.jsonl" &&
            "$@" converse --jsonl -l expressions.yaml talk &&
            "$@" digest --minimum 1 --period day --html - "$cases/conversations.jsonl" &&
            "$@" explain --file "$SOURCE/examples/berichten.txt"
    } >"$to" 2>err || fail "status $?"
    [ ! -s err ] || fail "it complains"
}

same() {
    cmp first other >out 2>&1 || fail "other bytes"
}

everything first env LC_ALL=C "$EMPATHIE"
[ "$(grep -c 'anger.twice' first)" -gt 5 ] || fail "the expressions have no work"
for locale in nl_NL.UTF-8 tr_TR.UTF-8; do # nl: a comma in numbers; tr: the capital of i is not I
    locale -a 2>/dev/null | grep -qi "^${locale%.*}\.utf-\{0,1\}8$" || continue
    everything other env LC_ALL=$locale "$EMPATHIE"
    same
done

if [ -x "${NO_EXECUTABLE_MEMORY:-}" ] && "$NO_EXECUTABLE_MEMORY" true; then
    everything other env LC_ALL=C "$NO_EXECUTABLE_MEMORY" "$EMPATHIE"
    same
else
    echo "left out: this system cannot refuse executable memory"
fi

for jobs in 1 2 7; do
    "$EMPATHIE" digest --jobs $jobs --minimum 1 --csv talk >"digest$jobs" 2>err || fail "--jobs $jobs"
    cmp digest1 "digest$jobs" >out 2>&1 || fail "--jobs $jobs: other bytes"
done

for tool in ${OTHERS:-}; do
    everything other env LC_ALL=C "$tool"
    same
done
finish
