#!/bin/sh
# The manual page and the completion fit the tool.
. "$SOURCE/tests/cli/check.sh"
PAGE=$SOURCE/src/cli/empathie.1
COMPLETION=$SOURCE/src/cli/empathie.bash

command_line='(manual page)'
if man --version >/dev/null 2>&1; then
    LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$PAGE" 2>err >out
    [ -s err ] && fail "man warns"
fi

run_default --help
cp out options
for command in scan lint evaluate explain entries digest; do
    run_default "$command" --help
    cat out >>options
    grep -q "Cm $command" "$PAGE" || fail "the manual page lacks $command"
    grep -q "$command" "$COMPLETION" || fail "the completion lacks $command"
done
for option in $(grep -oE -e '--[a-z][a-z-]+' options | sort -u); do
    name=${option#--}
    grep -qF -e "$option" "$COMPLETION" || fail "the completion lacks $option"
    grep -qF -e "Fl \\-$name" "$PAGE" || fail "the manual page lacks $option"
done

command_line='(completion)'
if bash --version >/dev/null 2>&1; then
    cat >complete.bash <<'BASH'
. "$1"
complete_words() { # the words so far; the last is being typed
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _empathie "$1" "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
    echo "${COMPREPLY[*]}"
}
complete_words empathie li
complete_words empathie evaluate --mi
complete_words empathie --offsets u
complete_words empathie lint --js
BASH
    bash complete.bash "$COMPLETION" >out 2>err || fail "bash cannot read it"
    out_line 1 'lint'
    out_line 2 '--misses'
    out_line 3 'utf16'
    out_line 4 ''
    [ -s err ] && fail "bash complains"
fi

finish
