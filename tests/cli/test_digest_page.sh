#!/bin/sh
# The page of a digest in a browser without a screen: on a telephone and a wide screen, in light and
# dark, with the keyboard, and on paper. It may fetch nothing.
. "$SOURCE/tests/cli/check.sh"

browser=
for name in chromium chromium-browser google-chrome; do
    command -v $name >/dev/null && browser=$name && break
done
if [ -z "$browser" ] || [ -n "${SANITIZE:-}" ]; then # the page is the same whoever made it
    echo "left out: no chromium, or not the plain build"
    exit 77
fi

look() { # options; a new profile each time
    rm -rf profile
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --host-resolver-rules='MAP * ~NOTFOUND' --user-data-dir="$WORK/profile" --timeout=20000 \
        --virtual-time-budget=10000 "$@" 2>browser.err
}

# A page with all that can be on it: long, strange and empty names, small groups, ranges.
awk 'BEGIN {
    split("Ik wacht al weken.|Laat maar.|Hoe laat gaat u open?|" \
          "Tellen wij nog mee?|Ik ben boos en ik wacht al weken.", texts, "|")
    split("afval|paspoort aanvragen en ophalen bij de balie|<b>wmo</b>|=1+1|" \
          "eenwoorddatveeltelangisomopeenregeltepassenzonderafbrekenhoor|zorg & welzijn|leeg|", \
          themes, "|")
    split("mail|chat|balie|webcare", channels, "|")
    for (i = 0; i < 900; i++) {
        theme = themes[i * i % 7 + 1]
        printf "{\"turns\":[{\"from\":\"person\",\"at\":\"2026-%02d-%02dT10:00:00Z\",\"text\":\"%s\"}",
            i % 7 + 1, i * 5 % 28 + 1, texts[i * i % 5 + 1]
        if (i % 3)
            printf ",{\"from\":\"organisation\",\"text\":\"Zie de site.\"}"
        printf "],\"ends_at\":\"2026-08-%02dT10:00:00Z\",\"channel\":\"%s\"", i % 28 + 1,
            channels[i % 4 + 1]
        print (i % 11 ? ",\"theme\":\"" theme "\"" : "") "}"
    }
}' >in
run_default digest --html page.html in
ends_with 0
run_default digest --period month --html months.html in
run_default digest --period day --html days.html in
head -n 3 in >three
run_default digest --html empty.html three
ends_with 0

for page in page months days empty; do
    {
        printf '<!DOCTYPE html><meta charset="utf-8"><body><script>'
        cat "$HERE/page.js"
        printf 'start(new TextDecoder().decode(Uint8Array.from(atob("'
        base64 <$page.html | tr -d '\n'
        printf '"),(letter)=>letter.charCodeAt(0))),[390,768,1280]);</script></body>'
    } >frame.html
    for scheme in 1 0; do # light, dark
        command_line="$page.html"
        look --window-size=1400,1000 --blink-settings=preferredColorScheme=$scheme \
            --dump-dom "file://$WORK/frame.html" >out
        status=$?
        grep -v dbus/ browser.err >err
        ends_with 0
        grep -q '<pre>LOOKED' out || fail "the browser did not look at it"
        grep -q 'WRONG' out && fail "$(grep -c WRONG out) things are wrong"
        grep -o 'LOOKED [a-z]* [0-9]* plots' out >>looked
    done
done
command_line='(what was looked at)'
grep -q 'LOOKED light 1[0-9] plots' looked || fail "the page has too few plots: $(cat looked)"
grep -q 'LOOKED dark 1[0-9] plots' looked || fail "it was not looked at in the dark: $(cat looked)"

# ---- On paper
command_line='(on paper)'
look --no-pdf-header-footer --print-to-pdf="$WORK/page.pdf" "file://$WORK/page.html" >out
grep -v dbus/ browser.err >err
[ "$(head -c 5 page.pdf)" = '%PDF-' ] || fail "it cannot be printed"
pages=$(grep -acE "/Type */Page([^s]|$)" page.pdf)
[ "$pages" -ge 3 ] && [ "$pages" -le 40 ] || fail "it has $pages pages"

finish
