#!/bin/sh
# What people see: marks, colour, files as lines, texts on the command line.
. "$SOURCE/tests/cli/check.sh"

# ---- Without colour the words stand between brackets
run 'Ik wacht al weken op post.'
ends_with 0
err_empty
out_has 'Ik [wacht al weken]¹ op post.'
out_has 'frustratie ●●○ duidelijk · wachten'
out_has '¹ "wacht al weken" – De schrijver wacht al weken. (waiting.weeks)'
out_lacks "$ESCAPE"
run scan 'Nou ja. Laat maar, hoor.'
out_has 'stilte ●○○ licht · terugtrekken'
out_has 'Vraag jezelf af'
out_has '– Wat staat hier niet?'
run 'Fijn, dank voor de snelle hulp.'
ends_with 0
out_has 'Geen signaal gehoord.'

# ---- Colour on request alone, as this is no terminal
run --color always 'Laat maar, hoor.'
out_has "${ESCAPE}[1;36mLaat maar¹${ESCAPE}[0m, hoor."
NO_COLOR=1
export NO_COLOR
run --color=always 'Laat maar, hoor.'
out_has "$ESCAPE"
unset NO_COLOR
run --color never 'Laat maar, hoor.'
out_lacks "$ESCAPE"

# On a terminal, where script(1) can make one. It writes the status of the tool where it can.
if script -qec true /dev/null >/dev/null 2>&1; then
    tool="$EMPATHIE --no-default -l $HERE/lexicon.yaml -l $HERE/overlay.yaml"
    command_line='"Laat maar." on a terminal'
    TERM=xterm script -qec "$tool 'Laat maar.'" /dev/null >out 2>err </dev/null
    out_has "${ESCAPE}[1;36mLaat maar"
    TERM=xterm NO_COLOR=1 script -qec "$tool 'Laat maar.'" /dev/null >out 2>err </dev/null
    out_has '[Laat maar]¹'
    TERM=dumb script -qec "$tool 'Laat maar.'" /dev/null >out 2>err </dev/null
    out_has '[Laat maar]¹'
fi

# ---- What could steer the terminal does not reach it
run "$(printf 'Laat maar \033[2J \302\233 \342\200\256 x')"
out_lacks "$ESCAPE"
out_has '[Laat maar]¹ �[2J � � x'

# ---- Lines stay within the width
COLUMNS=40
export COLUMNS
run 'Ik wacht al weken op post die er volgens de brief van vorige maand allang had moeten zijn.'
longest=$(LC_ALL=C.UTF-8 awk '{ if (length($0) > n) n = length($0) } END { print n }' out)
[ "$longest" -le 60 ] || fail "a line is $longest long" # bytes, where awk counts those
unset COLUMNS

# ---- Files, stdin and texts
printf 'Ik wacht al weken.\n\nGoedemorgen allemaal.\r\nLaat maar.' >berichten.txt
run berichten.txt
ends_with 0
out_has '── berichten.txt:1'
out_lacks 'berichten.txt:2'
out_has '── berichten.txt:4'
out_has '3 berichten, 2 met een signaal: frustratie 1, stilte 1.'
input=berichten.txt
run
out_has '── stdin:4'
run -
out_has '── stdin:4'
run --json
out_lines 4
out_begins 2 '{"id":2,'
input=
run --json berichten.txt 'Laat maar.' 'Ook hier: laat maar.'
out_lines 6
out_begins 5 '{"id":1,'
out_begins 6 '{"id":2,'
run --text berichten.txt
out_has 'berichten.txt'
out_has 'Geen signaal gehoord.'
run --file 'Laat maar'
ends_with 1
err_has 'Laat maar: No such file'
run berichtn.txt
ends_with 1
err_has 'berichtn.txt: No such file'
out_empty
run -- -x
ends_with 0
run '- laat maar'
out_has 'stilte'
run ''
ends_with 0
run --json ''
out_begins 1 '{"id":1,'
printf 'Laat maar \377.\n' >in
run --json in
ends_with 0
out_has 'invalid_bytes'

# ---- For the person who wrote
run explain 'Ik wacht al weken.'
ends_with 0
out_has 'wacht al weken'
run explain berichten.txt
ends_with 0

finish
