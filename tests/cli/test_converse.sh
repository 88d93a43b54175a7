#!/bin/sh
# Conversations: JSON lines, times, bad lines, and what people see.
. "$SOURCE/tests/cli/check.sh"

cat >in.jsonl <<'END'
{"id":"a","turns":[{"from":"person","at":"2026-03-02T09:00:00+01:00","text":"Is de zaal vrij?"}],"ends_at":"2026-03-09T09:00:00+01:00"}
{"id":{"x":1},"turns":[{"from":"person","at":"2026-03-02","text":"Ik slaap al dagen niet van uw brief. Moet ik alles terugbetalen?"},{"from":"organisation","text":"Zie artikel 12."}]}
{"id":"bad"
{"id":"c","turns":[{"from":"nobody","text":"x"}]}
{"id":"d","turns":[{"from":"person","at":"gisteren","text":"x"}]}
{"id":"e","turns":[{"from":"person","at":"2026-03-02T09:00:00Z","text":"x"},{"from":"person","at":"2026-03-02T08:00:00Z","text":"x"}]}
{"id":"f"}
{"id":"g","turns":[{"from":"person"}]}
{"id":"h","turns":[],"ends_at":7}
{"turns":[]}
END

# ---- JSON lines: one out for one in, in order; bad ones are told and the work goes on
input=in.jsonl
run_default converse --jsonl
ends_with 1
out_lines 10
out_begins 1 '{"id":"a","signals":[{"type":"left_unanswered","turn":0,"seconds":604800,"why":"'
out_begins 2 '{"id":{"x":1},"signals":[{"type":"unacknowledged","turn":1,"refers_to":0,"why":"'
out_has '"from":"organisation","acknowledged":"no","flags":['
out_begins 3 '{"id":"bad","error":{"line":3,"message":"invalid JSON'
out_begins 4 '{"id":"c","error":{"line":4,"message":"turn 0: \"from\" is not person'
out_begins 5 '{"id":"d","error":{"line":5,"message":"turn 0: \"at\" is no time'
out_begins 6 '{"id":"e","error":{"line":6,"message":"turn 1: the time lies before'
out_begins 7 '{"id":"f","error":{"line":7,"message":"there is no list of \"turns\"'
out_begins 8 '{"id":"g","error":{"line":8,"message":"turn 0: there is no \"text\"'
out_begins 9 '{"id":"h","error":{"line":9,"message":"\"ends_at\" is no time'
out_line 10 '{"id":10,"signals":[],"turns":[],"schuld":[]}'
err_has ':3: invalid JSON'

# ---- Times: a zone, seconds or none, a leap day, and what is none
for at in 2026-03-02T09:00 2026-03-02T09:00:00.125Z 2026-03-02t09:00+0100 2024-02-29 \
    '2026-03-02 09:00:00-03:30' 2026-12-31T24:00:00Z; do
    printf '{"turns":[{"from":"person","at":"%s","text":"x"}]}\n' "$at" >one.jsonl
    run_default converse --jsonl one.jsonl
    ends_with 0
done
for at in 2026-13-02 2026-02-29 2026-3-2 2026-03-02T25:00Z 2026-03-02T09:00x 02-03-2026 '' \
    2026-03-02T09; do
    printf '{"turns":[{"from":"person","at":"%s","text":"x"}]}\n' "$at" >one.jsonl
    run_default converse --jsonl one.jsonl
    ends_with 1
done

# ---- For people
input=/dev/null
head -n 2 in.jsonl >two.jsonl
run_default converse two.jsonl
ends_with 0
err_empty
out_has '1 persoon'
out_has 'Is de zaal vrij?'
out_has 'onbeantwoord, 7 dagen: '
out_has 'niet erkend (bij beurt 1): '
out_has 'Nog open'

# ---- Thresholds: the days, the holidays and the zone. In 2026 the 3rd of April
# is Good Friday, a holiday in the Netherlands alone, and the 6th is second Easter day.
printf '{"turns":[{"from":"person","at":"%s","text":"Is de zaal vrij?"}],"ends_at":"%s"}\n' \
    2026-04-02T15:00:00Z 2026-04-09T08:30:00Z >one.jsonl
unanswered() { # whether it is, with the options
    wanted=$1
    shift
    run_default converse --jsonl "$@" one.jsonl
    ends_with 0
    if [ "$wanted" = yes ]; then out_has left_unanswered; else out_lacks left_unanswered; fi
}
unanswered no
unanswered yes --answer-days 2
unanswered yes --holidays none
unanswered yes --holidays be
unanswered no --holidays be --answer-days 4
unanswered no --answer-days 1000
printf '{"turns":[{"from":"person","at":"%s","text":"Is de zaal vrij?"}],"ends_at":"%s"}\n' \
    2026-04-02T15:00:00Z 2026-04-08T19:30:00Z >one.jsonl
unanswered no --answer-days 2
unanswered yes --answer-days 2 --zone -600
printf '{"turns":[%s,%s],"ends_at":"2026-03-09T12:00:00Z"}\n' \
    '{"from":"person","at":"2026-03-02T09:00:00Z","text":"Ik slaap al dagen niet van uw brief."}' \
    '{"from":"organisation","text":"Zie artikel 12."}' >one.jsonl
run_default converse --jsonl --silent-days 4 one.jsonl
out_has went_silent
run_default converse --jsonl --silent-days 6 one.jsonl
out_lacks went_silent

# ---- Without times nothing is measured; a time that only the first turn lacks is a mistake.
first='{"from":"person","text":"Ik slaap al dagen niet van uw brief."}'
printf '{"turns":[%s]}\n{"turns":[%s],"ends_at":"%s"}\n{"turns":[%s,%s]}\n' "$first" "$first" \
    2026-03-09T12:00:00Z "$first" '{"from":"organisation","at":"2026-03-02T09:00:00Z","text":"x"}' \
    >untimed.jsonl
run_default converse --jsonl untimed.jsonl
ends_with 1
[ "$(grep -c '"message":"turn 0: there is no time \\"at\\", which the first turn needs"' out)" = 2 ] || fail "untimed turns"
out_has '{"id":1,"signals":[],"turns"'
printf '{"turns":[{"from":"person","text":"laat\\u0000maar"}]}\n' >nul.jsonl
run_default converse --jsonl nul.jsonl
ends_with 1
out_has 'holds \\u0000'
for wrong in '--answer-days 0' '--answer-days x' '--silent-days 1001' '--holidays de' '--zone 841' \
    '--zone -' '--zone 1x' '--zone'; do
    run_default converse $wrong
    ends_with 2
    out_empty
done
run_default reply --answer-days 3 x
ends_with 2
run_default converse --help
ends_with 0
out_has 'ends_at'
finish
