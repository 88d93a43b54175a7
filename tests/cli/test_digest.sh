#!/bin/sh
# Counting conversations: what goes in, what comes out, bad lines, threads.
. "$SOURCE/tests/cli/check.sh"

# ---- Conversations and messages, by period, theme and channel
{
    for day in 02 03 04 05 06; do
        printf '{"id":"c%s","turns":[{"from":"person","at":"2026-03-%sT09:00:00+01:00",' $day $day
        printf '"text":"Ik wacht al weken."},{"from":"organisation","text":"Zie de site."}],'
        printf '"ends_at":"2026-03-20T09:00:00+01:00","theme":"afval","channel":"mail"}\n'
        printf '{"text":"Laat maar.","at":"2026-03-%sT09:00:00+01:00","theme":"wmo"}\n' $day
    done
    printf '{"text":"Laat maar.","at":"2026-03-09T09:00:00+01:00","theme":"=1+1","channel":null}\n'
} >in
input=in
run digest
ends_with 0
err_empty
out_lines 1
out_has '"period":"week","minimum":5,"total":{"conversations":11,"kinds":{"frustration":5,'
out_has '"silence":6,"distress":{"least":0,"most":4}}'
out_has '"occasions":5,'
out_has '"periods":[{"rest":true,"conversations":11,'
out_lacks '1+1'
out_lacks 'W10'
cp out first
run digest --json in # a file
cmp -s out first || fail "a file gives other bytes than stdin"
run digest --minimum 1 --period month
out_has '"periods":[{"period":"2026-03","from":"2026-03-01","conversations":11,'
out_has '{"theme":"=1+1","conversations":1,'
out_has '"channels":[{"channel":null,"conversations":6,'
run digest --minimum=1 --csv
out_begins 1 'view,group,rest,measure,name,count,least,most'
out_has "theme,'=1+1,no,conversations,,1,1,1"
out_has 'period,2026-W10,no,kind,silence,5,5,5'
grep -q '^total,,no,unacknowledged,,[0-9]' out || fail 'unacknowledged has no number'
run digest --html -
ends_with 0
out_begins 1 '<!DOCTYPE html>'
out_lacks '<script'
run digest --html page.html
out_empty
ends_with 0
grep -q '</html>' page.html || fail "there is no page"
run digest --html page.html --json
out_has '"total":'

# ---- When it is read: "ends_at", --now, or the last turn
printf '{"turns":[{"from":"person","at":"2026-03-02T09:00:00Z","text":"Ik wacht al weken."}]}\n' >one
run digest --minimum 1 one
out_has '"left_unanswered":0'
run digest --minimum 1 --now 2026-04-02T09:00:00Z one
out_has '"left_unanswered":1'
run digest --minimum 1 --now 2020-04-02T09:00:00Z one # before it
ends_with 0
out_has '"left_unanswered":0'

# ---- For people, on a terminal
if script --version >/dev/null 2>&1; then
    command_line='digest (on a terminal)'
    LC_ALL=C.UTF-8 script -qec "'$EMPATHIE' digest --no-default -l '$HERE/lexicon.yaml' \
        --color never in" /dev/null >out </dev/null
    out_has 'Alle gesprekken samen'
    out_has 'frustratie: 5'
    out_has 'nood: minder dan 5'
    out_lacks '1+1'
fi

# ---- Bad lines are told and not counted
{
    printf '%s\n' 'nonsense' '' '[]' '{"turns":[]}' '{"turns":7}' '{"text":"x"}' \
        '{"text":7,"at":"2026-03-02"}' '{"text":"x","at":"gisteren"}' \
        '{"turns":[{"from":"person","text":"x"}]}' \
        '{"turns":[{"from":"iemand","at":"2026-03-02","text":"x"}]}' \
        '{"turns":[{"from":"person","at":"2026-03-02"}]}' \
        '{"turns":[{"from":"person","at":"2026-03-02","text":"x"}],"ends_at":"2026-03-01"}' \
        '{"text":"x","at":"2026-03-02","theme":7}' \
        '{"text":"x","at":"2026-03-02","theme":"a\u0000b"}'
    printf '{"text":"x","at":"2026-03-02","channel":"%0201d"}\n' 1
    printf '%s\n' '{"text":"x","at":"2026-03-02","theme":"goed"}' '{"text":"a\u0000b","at":"2026-03-02"}'
    printf '{"text":"x"\000,"at":"2026-03-02"}\n'
} >bad
input=bad
run digest --minimum 1
ends_with 1
out_has '"total":{"conversations":1,'
for line in '1: invalid JSON' '2: the line is empty' '3: this is not an object' '4: there are no turns' '5: there is no list' \
    '6: there is no time "at"' '7: there is no "turns" and no "text"' '8: "at" is no time' \
    '9: turn 0: there is no time' '10: turn 0: "from" is not' '11: turn 0: there is no "text"' '12: ' \
    '13: "theme" is not a string' '14: "theme" is not a string' '15: a theme or channel is longer' \
    '17: "text" holds' '18: invalid JSON at byte 12: a byte 0'; do
    err_has "stdin:$line"
done
input=
run digest missing.jsonl in
ends_with 1
err_has 'missing.jsonl: No such file'
run digest --html /nowhere/page.html in
ends_with 1
err_has '/nowhere/page.html: No such file'
run digest --minimum 0 in
ends_with 2
run digest --period year in
ends_with 2
run digest --now gisteren in
ends_with 2
run digest --csv --json in
ends_with 2
run scan --csv in
ends_with 2

# ---- The zone is where a day begins, and the thresholds are those of conversations
for days in '+0:2026-03-01' -60:2026-03-01 60:2026-03-02; do
    printf '{"text":"x","at":"2026-03-01T23:30:00Z"}\n' >one
    run digest --minimum 1 --period day --zone "${days%%:*}" one
    ends_with 0
    out_has "\"from\":\"${days#*:}\",\"conversations\":1"
done
printf '{"turns":[{"from":"person","at":"2026-03-02","text":"Is de zaal vrij?"}]}\n' >one
run_default digest --minimum 1 --answer-days 2 --now 2026-03-05 one
out_has '"left_unanswered":1'
run_default digest --minimum 1 --answer-days 20 --now 2026-03-05 one
out_has '"left_unanswered":0'

# ---- The same bytes with any number of threads, complaints in the order of the lines
awk 'BEGIN {
    for (i = 0; i < 3000; i++) {
        if (i % 500 == 7) { print "bad" i; continue }
        printf "{\"text\":\"%s\",\"at\":\"2026-%02d-%02dT10:00:00Z\",\"theme\":\"t%d\"}\n",
            i % 3 ? "Ik wacht al weken." : "Laat maar.", i % 12 + 1, i % 28 + 1, i * i % 7
    }
}' >many
for jobs in 1 2 3 16; do
    run digest --jobs $jobs many
    ends_with 1
    [ $jobs = 1 ] && cp out first && cp err errors
    cmp -s out first || fail "$jobs jobs give another digest"
    cmp -s err errors || fail "$jobs jobs complain otherwise"
done
err_has 'many:8: invalid JSON'
run digest --html first.html many
run digest -j 2 --html second.html many
cmp -s first.html second.html || fail "not the same page twice"

# ---- Much of it in little memory
awk 'BEGIN { for (i = 0; i < 200000; i++)
    print "{\"text\":\"Goed nieuws vandaag.\",\"at\":\"2026-03-02T10:00:00Z\"}" }' >in
(
    # A build with a sanitizer needs more than this only to begin.
    # shellcheck disable=SC3045
    sh -c 'ulimit -v 400000 && "$1" --help; exit $?' sh "$EMPATHIE" >/dev/null 2>&1 &&
        ulimit -v 400000
    "$EMPATHIE" digest --no-default -l "$HERE/lexicon.yaml" -j 2 in 2>err >out
)
out_has '"total":{"conversations":200000,'

# ---- More names than a digest holds: one thread tells which lines, several cannot
awk 'BEGIN { for (i = 0; i < 10002; i++)
    printf "{\"text\":\"Hoi\",\"at\":\"2026-03-02T09:14:00Z\",\"theme\":\"t%d\"}\n", i }' >names
run digest --jobs 1 names
ends_with 1
err_has 'names:10002: more than 10,000'
out_has '"conversations":10000'
run digest --jobs 2 names
ends_with 1
err_has 'with --jobs 1'
out_empty

if [ -e /dev/full ]; then
    command_line='digest > /dev/full'
    "$EMPATHIE" digest --no-default -l "$HERE/lexicon.yaml" many >/dev/full 2>err
    status=$?
    ends_with 1
    err_has 'cannot write the output'
fi

finish
