#!/bin/sh
# The contract for programs: one JSON object a line in, exactly one out, same order, id echoed.
. "$SOURCE/tests/cli/check.sh"

# ---- Good lines: the id comes back as it was written, whatever JSON value it is
{
    printf '%s\n' '{"id":"m1","text":"Ik wacht al weken."}'
    printf '%s\n' '{"text":"Hallo allemaal, tot morgen."}'
    printf '%s\n' '{"id":[1, {"a":"\u00e9"}],"text":"Laat maar."}'
    printf '%s\n' '{"id":12345678901234567890123456789012,"text":""}'
    printf '%s\n' '{"id":1.10 ,"text":"x"}' '{"id":null,"text":"x"}' '{"id":{},"text":"x"}'
    printf '%s\n' '{"text":"x","id":"last","extra":[{"id":"no"}]}' '{"\u0069d":"key","text":"x"}'
    printf '%s\r\n' '{"id":"crlf","text":"x"}'
    printf '%s' '{"id":"no line end","text":"x"}'
} >in
input=in
run scan --jsonl
ends_with 0
err_empty
out_lines 11
out_begins 1 '{"id":"m1","signals":[{"kind":"frustration","intensity":2,'
out_begins 2 '{"id":2,"signals":[]'
out_begins 3 '{"id":[1, {"a":"\u00e9"}],"signals":[{"kind":"silence"'
out_begins 4 '{"id":12345678901234567890123456789012,"signals":[]'
out_begins 5 '{"id":1.10,'
out_begins 6 '{"id":null,'
out_begins 7 '{"id":{},'
out_begins 8 '{"id":"last",'
out_begins 9 '{"id":"key",'
out_begins 10 '{"id":"crlf",'
out_begins 11 '{"id":"no line end",'
cp out first

run scan --jsonl # the same again
cmp -s out first || fail "not the same bytes twice"
input=
run --jsonl in # a file, and without the word scan
cmp -s out first || fail "a file gives other bytes than stdin"
run --jsonl - <in
ends_with 0

# ---- Bad lines: told, answered, and the work goes on
{
    printf '%s\n' 'nonsense' '' '[1]' '{"id":"a"}' '{"id":"b","text":5}' \
        '{"id":"c","text":"x\u0000y"}' '{"id":"d","text":"cut off'
    printf '{"id":"e","text":"\377"}\n{"id":"\377","text":"x"}\n'
    printf '%s\n' '{"id":"f","text":"x"} tail' '{"id":7,"text":"\ud800"}' '   '
    printf '%s\n' '{"id":"fine","text":"Laat maar."}'
    printf '{"id":[5\000],"text":"x"}\n{"id":12\000 34,"text":"x"}\n{"id":"g","text":"\000"}\n'
} >bad
input=bad
run scan --jsonl
ends_with 1
out_lines 16
out_begins 1 '{"id":1,"error":{"line":1,"message":"invalid JSON'
out_line 2 '{"id":2,"error":{"line":2,"message":"the line is empty"}}'
out_begins 3 '{"id":3,"error":{"line":3,"message":"'
out_begins 4 '{"id":"a","error":{"line":4,"message":"there is no \"text\""}}'
out_begins 5 '{"id":"b","error":{"line":5,"message":"\"text\" is not a string"}}'
out_begins 6 '{"id":"c","error":{"line":6,'
out_begins 7 '{"id":"d","error":{"line":7,'
out_begins 8 '{"id":"e","error":{"line":8,'
out_begins 9 '{"id":9,"error":{"line":9,'
out_begins 10 '{"id":"f","error":{"line":10,'
out_begins 11 '{"id":7,"error":{"line":11,'
out_begins 12 '{"id":12,"error":{"line":12,"message":"the line is empty"}}'
out_begins 13 '{"id":"fine","signals":[{'
out_line 14 '{"id":14,"error":{"line":14,"message":"invalid JSON at byte 9: a byte 0"}}'
out_line 15 '{"id":15,"error":{"line":15,"message":"invalid JSON at byte 9: a byte 0"}}'
out_begins 16 '{"id":"g","error":{"line":16,'
err_has 'stdin:1: invalid JSON'
err_has 'stdin:12: the line is empty'

# ---- A byte order mark, no lines, a file that is not there
printf '\357\273\277{"id":"bom","text":"x"}\n' >in
input=in
run --jsonl
ends_with 0
out_begins 1 '{"id":"bom",'
input=
run --jsonl /dev/null
ends_with 0
out_empty
run --jsonl missing.jsonl in
ends_with 1
err_has 'missing.jsonl: No such file'
out_begins 1 '{"id":"bom",'
run --jsonl .
ends_with 1

# ---- Offsets
printf '%s\n' '{"text":"é😀 ik wacht al weken"}' >in
run --jsonl in
out_has '"start":6,"end":20'
run --jsonl --offsets bytes in
out_has '"start":10,"end":24'
run --jsonl --offsets=utf16 in
out_has '"start":7,"end":21'

# ---- A line of megabytes, and hundreds of thousands of lines in little memory
{
    printf '{"id":"long","text":"Ik wacht al weken. '
    head -c 3000000 /dev/zero | tr '\0' 'a'
    printf ' Laat maar."}\n{"id":"after","text":"Laat maar."}\n'
} >in
run --jsonl in
ends_with 0
out_lines 2
out_begins 1 '{"id":"long","signals":[{"kind":"frustration"'
out_begins 2 '{"id":"after",'
awk 'BEGIN { for (i = 0; i < 200000; i++) print "{\"text\":\"Goed nieuws vandaag.\"}" }' >in
(
    # A build with a sanitizer needs more than this only to begin.
    # shellcheck disable=SC3045
    sh -c 'ulimit -v 200000 && "$1" --help; exit $?' sh "$EMPATHIE" >/dev/null 2>&1 &&
        ulimit -v 200000
    "$EMPATHIE" --no-default -l "$HERE/lexicon.yaml" --jsonl in 2>err | tail -n 1 >out
)
out_begins 1 '{"id":200000,'

# ---- As many threads as one likes: the same bytes in the same order
awk 'BEGIN { for (i = 0; i < 1000; i++) {
    print "{\"id\":" i ",\"text\":\"Ik wacht al " i " weken. Laat maar.\"}"
    if (i % 90 == 0) print "nonsense"
    print "{\"turns\":[{\"from\":\"person\",\"text\":\"Ik wacht al " i " weken.\"}]}" } }' >many
input=many
for command in scan reply converse; do
    for jobs in 1 2 3 16; do
        run $command --jsonl --jobs $jobs many missing.jsonl - bad
        ends_with 1
        [ $jobs = 1 ] && cp out first && cp err errors
        cmp -s out first || fail "$jobs jobs answer otherwise"
        cmp -s err errors || fail "$jobs jobs complain otherwise"
    done
done
input=
run scan --json -j 2 'Ik wacht al weken.' 'Laat maar.'
ends_with 0
out_lines 2
out_begins 1 '{"id":1,"signals":[{"kind":"frustration"'

# ---- One answer for each question, at once: a program on the other side of a pipe waits for it
mkfifo questions
for jobs in 1 3; do
    rm -f answers
    "$EMPATHIE" --no-default -l "$HERE/lexicon.yaml" --jsonl --jobs $jobs <questions >answers \
        2>/dev/null &
    tool=$!
    exec 3>questions
    for question in 1 2; do
        printf '{"id":"now","text":"x"}\n' >&3
        tries=0
        until [ "$(wc -l <answers)" = $question ] || [ $tries = 100 ]; do
            sleep 0.1
            tries=$((tries + 1))
        done
        [ "$(wc -l <answers)" = $question ] || fail "no answer before the input went on"
    done
    exec 3>&-
    wait $tool
done

# ---- Output that cannot be written
if [ -e /dev/full ]; then
    command_line='--jsonl in > /dev/full'
    "$EMPATHIE" --no-default -l "$HERE/lexicon.yaml" --jsonl in >/dev/full 2>err
    status=$?
    ends_with 1
    err_has 'cannot write the output: No space left'
fi
{
    "$EMPATHIE" --no-default -l "$HERE/lexicon.yaml" --jsonl in 2>err
    echo $? >ended
} | head -n 1 >out
status=$(cat ended)
command_line='--jsonl in | head -n 1'
ends_with 1
err_has 'cannot write the output'
out_lines 1

finish
