#!/bin/sh
# Drafts: what people see, JSON, JSON lines, and that messages are not read as drafts.
. "$SOURCE/tests/cli/check.sh"

cat >reply.yaml <<'END'
format: 1
kinds:
  - {id: closes, label: sluit}
  - {id: opens, label: opent}
cues:
  - {id: closing, kind: closes, label: afsluiten, why: De deur gaat dicht.}
  - {id: empty_promise, kind: closes, label: lege toezegging, why: Zonder wie en wanneer.}
  - {id: explains, kind: opens, label: uitleggen, why: Er staat waarom.}
  - {id: commits, kind: opens, label: toezeggen, why: Er staat wie en wanneer.}
entries:
  - {id: closing.no, kind: closes, cue: closing, any: [dat kan niet], unless: [opens], why: Een kale weigering.,
     instead: Zeg waarom., matches: [Dat kan niet.], rejects: [Dat kan niet want het is vol.]}
  - {id: promise.take, kind: closes, cue: empty_promise, any: [nemen het mee], unless: [opens.commits],
     why: Er staat niet wie., matches: [Wij nemen het mee.], rejects: [Wij nemen het mee. Ik bel u morgen.]}
  - {id: explains.because, kind: opens, cue: explains, any: [want het is vol], why: Een reden.,
     matches: [Dat kan niet want het is vol.], rejects: [Het is vol.]}
  - {id: commits.call, kind: opens, cue: commits, any: [ik bel u morgen], why: Wie en wanneer.,
     matches: [Ik bel u morgen.], rejects: [Ik bel u.]}
END

reply() {
    command_line="reply $*"
    "$EMPATHIE" reply --no-default -l "$HERE/lexicon.yaml" -l reply.yaml "$@" >out 2>err \
        <"${input:-/dev/null}"
    status=$?
}

# ---- For people
reply 'Helaas, dat kan niet.'
ends_with 0
err_empty
out_has 'Helaas, [dat kan niet]¹.'
out_has 'sluit · afsluiten'
out_has '¹ "dat kan niet" – Een kale weigering. (closing.no)'
out_has 'Liever: Zeg waarom.'
out_has 'Dit gaat over de woorden, niet over wie ze schreef.'
out_lacks 'zekerheid'
reply 'Goedemorgen allemaal.'
ends_with 0
out_has 'Niets gevonden dat het gesprek sluit of opent.'
reply --color always 'Dat kan niet. Wij nemen het mee.'
out_has "${ESCAPE}[1;33mDat kan niet"

# ---- What opens reaches the whole draft for what names it
reply 'Dat kan niet. Het spijt me, want het is vol.'
out_has 'opent · uitleggen'
out_lacks 'sluit ·'
reply 'Wij nemen het mee. Het lukt niet want het is vol.'
out_has 'lege toezegging'
reply 'Wij nemen het mee. Ik bel u morgen.'
out_lacks 'lege toezegging'

# ---- JSON
reply --json 'Dat kan niet.'
out_line 1 '{"id":1,"flags":[{"flag":"closing","start":0,"end":12,"rule":"closing.no","why":"Een kale weigering.","instead":"Zeg waarom."}],"opens":[],"limits":[],"reflect":[]}'
printf '{"id":{"a":1},"text":"Ik bel u morgen."}\nx\n{"text":"\303\251, dat kan niet."}\n' >in.jsonl
input=in.jsonl
reply --jsonl
ends_with 1
out_lines 3
out_begins 1 '{"id":{"a":1},"flags":[],"opens":[{"open":"commits","start":0,"end":15,'
out_begins 2 '{"id":2,"error":{"line":2,'
out_begins 3 '{"id":3,"flags":[{"flag":"closing","start":3,"end":15,'
reply --jsonl --offsets bytes
out_begins 3 '{"id":3,"flags":[{"flag":"closing","start":4,"end":16,'
input=

# ---- Files, and the summary
printf 'Dat kan niet.\n\nIk bel u morgen.\nDag.\n' >drafts.txt
reply drafts.txt
out_has '── drafts.txt:3'
out_has '3 antwoorden, 2 met gevonden woorden: sluit 1, opent 1.'

# ---- A message is no draft and a draft no message
reply 'Ik wacht al weken op post. Dat kan niet.'
out_lacks 'frustratie'
command_line='scan of a draft'
"$EMPATHIE" scan --no-default -l "$HERE/lexicon.yaml" -l reply.yaml 'Dat kan niet.' >out 2>err
out_lacks 'sluit'

# ---- With the conversation: what the draft passes by
asked='{"from":"person","at":"2026-03-02T09:00:00+01:00","text":"Ik wacht al weken op post en niemand belt terug."}'
promised='{"from":"organisation","text":"U hoort uiterlijk 6 maart van ons."}'
cold='Zie artikel 12 van het besluit.'
warm='Wat naar dat u al weken wacht. Wij hebben u laten wachten.'
{
    printf '{"id":"cold","turns":[%s],"text":"%s"}\n' "$asked" "$cold"
    printf '{"id":"warm","turns":[%s],"at":"2026-03-03T09:00:00+01:00","text":"%s"}\n' "$asked" "$warm"
    printf '{"id":"promised","turns":[%s,%s],"text":"%s"}\n' "$asked" "$promised" "$cold"
    printf '{"id":"first","turns":[],"text":"%s"}\n' "$cold"
} >drafts.jsonl
run_default reply --jsonl drafts.jsonl
ends_with 0
err_empty
out_lines 4
out_begins 1 '{"id":"cold","flags":['
for line in 1 3; do
    sed -n "${line}p" out | grep -qF '"passes_by":[{"turn":0,"kind":"frustration"}' ||
        fail "line $line does not tell what is passed by"
done
for line in 2 4; do
    sed -n "${line}p" out | grep -qF ',"passes_by":[]}' || fail "line $line passes something by"
done
out_lacks '"kind":"promise"'
run_default reply drafts.jsonl
ends_with 0
out_has 'Hier gaat dit antwoord aan voorbij: frustratie (beurt 1)'
out_has 'Dit antwoord noemt wat de ander liet merken.'
out_lacks '"turns"'
{
    printf '{"id":"a","turns":7,"text":"x"}\n'
    printf '{"id":"b","turns":[{"from":"person"}],"text":"x"}\n'
    printf '{"id":"c","turns":[%s],"text":"x","at":"gisteren"}\n' "$asked"
    printf '{"id":"d","turns":[%s],"text":"x","at":"2026-03-01"}\n' "$asked"
    printf '{"id":"e","turns":[%s]}\n' "$asked"
    printf '{"id":"f","text":"%s"}\n' "$cold"
} >drafts.jsonl
run_default reply --jsonl drafts.jsonl
ends_with 1
out_line 1 '{"id":"a","error":{"line":1,"message":"there is no list of \"turns\""}}'
out_line 2 '{"id":"b","error":{"line":2,"message":"turn 0: there is no \"text\""}}'
out_begins 3 '{"id":"c","error":{"line":3,"message":"\"at\" is no time'
out_begins 4 '{"id":"d","error":{"line":4,"message":"the reply: the time lies before'
out_line 5 '{"id":"e","error":{"line":5,"message":"there is no \"text\""}}'
out_begins 6 '{"id":"f","flags":['
out_lacks passes_by
run_default reply --json drafts.jsonl
ends_with 1
out_lines 6
out_begins 1 '{"id":"a","error":'
out_begins 6 '{"id":6,"flags":['
run_default reply drafts.jsonl
ends_with 1
err_has 'drafts.jsonl:5: there is no "text"'
command_line='scan of a draft with its conversation'
"$EMPATHIE" scan --jsonl drafts.jsonl >out 2>err
out_begins 1 '{"id":"a","signals":['

# ---- Use
reply --misses 3
ends_with 2
err_has 'reply has no option --misses'
run_default reply --help
out_has 'empathie reply [OPTIONS]'
run_default --help
out_has '  reply '
run_default 'rply'
ends_with 2
err_has 'did you mean reply?'

# ---- The lexicons inside the tool
run_default reply 'Dank voor uw bericht. Wij nemen het mee. Hiermee beschouwen wij de zaak als afgehandeld.'
out_has 'standaardzin'
out_has 'lege toezegging'
out_has 'afsluiten'
run_default reply --json 'Drie keer bellen is vermoeiend. Dat was onze fout. Ik bel u morgen om tien uur, want dan weet ik meer. Wat zou u helpen?'
out_has '"flags":[]'
for open in acknowledges owns commits explains asks; do
    out_has "\"open\":\"$open\""
done

finish
