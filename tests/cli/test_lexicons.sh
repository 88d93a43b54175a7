#!/bin/sh
# Lexicons of one's own: lint, entries, evaluate, --off.
. "$SOURCE/tests/cli/check.sh"

# ---- lint
run_default lint --no-default "$HERE/lexicon.yaml" "$HERE/overlay.yaml"
ends_with 0
err_empty
out_has '2 entries: 1 frustration, 1 silence.'
out_has 'No mistakes'

cat >broken.yaml <<'YAML'
format: 1
kind: silence
entries:
  - id: withdrawal.never_mind
    cue: withdrawal
    anny: [laat zitten]
    why: De schrijver laat het erbij.
  - id: withdrawal.other
    cue: witdrawal
    any: [laat zitten]
    why: De schrijver laat het erbij.
YAML
run lint broken.yaml
ends_with 3
out_empty
err_has 'broken.yaml:6:5: '
err_has 'broken.yaml:9:10: '
err_has 'mistakes'
run -l broken.yaml 'Laat zitten.' # does not scan with half a lexicon
ends_with 3
out_empty
run lint missing.yaml
ends_with 3
err_has 'missing.yaml'

sed 's/Laat maar weten of het lukt\./Nou laat maar./' "$HERE/overlay.yaml" >wrong.yaml
run lint wrong.yaml
ends_with 3
err_has 'wrong.yaml:11:15: '

# ---- A later file replaces an entry; --off leaves one out
sed 's/strength: 1/strength: 3/' "$HERE/overlay.yaml" >mine.yaml
run --json -l mine.yaml 'Laat maar.'
out_has '"intensity":3'
run --json --off withdrawal.never_mind 'Laat maar.'
ends_with 0
out_has '"signals":[]'
run --json --off withdrawal.nevermind 'Laat maar.'
ends_with 3
err_has 'withdrawal.nevermind'
run --version
cp out before
run --version --off withdrawal.never_mind
cmp -s out before && fail "the fingerprint does not tell that an entry is off"

# ---- entries
run entries
ends_with 0
out_has 'waiting.weeks frustration · wachten · strength 2'
out_has 'lexicon.yaml:'
out_has 'De schrijver wacht al weken.'
run entries never
out_has 'withdrawal.never_mind'
out_lacks 'waiting.weeks'
run entries 'WAIT*'
out_has 'waiting.weeks'
run entries 'weeks*'
ends_with 1
err_has 'no entry fits weeks*'
run entries --json silence
ends_with 0
out_lines 1
out_begins 1 '{"id":"withdrawal.never_mind","kind":"silence","cue":"withdrawal","strength":1,"file":'

# ---- the lexicons inside the tool are those of the folder, each a file of its own
{
    printf '%s\n' '{"text":"Ik wacht al drie maanden en niemand belt terug, laat dan maar."}'
    printf '%s\n' '{"text":"Ben ik hier nog welkom? Ik kan de huur niet meer betalen."}'
} >in
files=
for file in "$SOURCE"/lexicons/nl/*.yaml; do files="$files -l $file"; done
run_default --jsonl in
mv out built_in
run_default --no-default $files --jsonl in
err_empty
cmp -s out built_in || fail 'other signals than from the lexicons inside the tool'

# ---- evaluate
cat >labels.jsonl <<'JSON'
{"id":"a","text":"Ik wacht al weken.","kinds":{"frustration":{"cues":["waiting"],"intensity":2}}}
{"id":"b","text":"Ik zit al weken te wachten.","kinds":{"frustration":{"cues":["waiting"],"intensity":2}}}
{"id":"c","text":"Laat maar zitten.","kinds":{}}
{"id":"d","text":"Tot morgen!","kinds":{}}
JSON
run evaluate labels.jsonl
ends_with 0
err_empty
out_has 'frustration                        2      1.000    0.500   0.667'
out_has 'frustration.waiting                2      1.000    0.500   0.667'
out_has 'silence                            0      0.000    0.000   0.000'
out_has 'the same intensity, where both have the kind: 1 of 1'
out_has 'signal-free messages with a false alarm: 1 of 2 (50.0 %)'
out_lacks 'missed'
run evaluate --misses 5 labels.jsonl
out_has 'missed frustration (waiting) in "b"'
out_has 'false alarm silence (withdrawal) in "c"'
out_has '[Laat maar]¹ zitten.'
printf '%s\n' '{"text":"x"}' '{"text":"x","kinds":{"frustation":{}}}' '{"text":"x","kinds":{"silence":{"cues":[1]}}}' \
    '{"text":"x","kinds":{"silence":{"cues":["withdrwal"]}}}' '{"text":"x","kinds":{"silence":{"intensity":9}}}' >in
run evaluate in
ends_with 1
out_empty
err_has 'in:1: there is no "kinds"'
err_has 'in:2: no kind is called "frustation"'
err_has 'in:3: a cue is not a name in "silence"'
err_has 'in:4: no entry of this kind tells "withdrwal"'
err_has 'in:5: "intensity" is not 1, 2 or 3 in "silence"'
run evaluate missing.jsonl
ends_with 1

finish
