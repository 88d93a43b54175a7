# Completion of empathie(1) for bash.
_empathie() {
    local word=$2 before=$3 command='' i
    local commands='scan reply converse lint evaluate explain entries digest help'
    local options='--lexicon --no-default --off --color --help --version'
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        scan | reply | converse | lint | evaluate | explain | entries | digest)
            command=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    case $before in
    --color)
        mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$word")
        return
        ;;
    --offsets)
        mapfile -t COMPREPLY < <(compgen -W 'code_points bytes utf16' -- "$word")
        return
        ;;
    --misses | --minimum | --now | --jobs | -j | --answer-days | --silent-days | --zone)
        return
        ;;
    --period)
        mapfile -t COMPREPLY < <(compgen -W 'day week month' -- "$word")
        return
        ;;
    --holidays)
        mapfile -t COMPREPLY < <(compgen -W 'nl be none' -- "$word")
        return
        ;;
    --html)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --off)
        # Ids are plain words: letters, dots and underscores.
        mapfile -t COMPREPLY < <(compgen -W \
            "$("$1" entries --json 2>/dev/null | sed 's/^{"id":"\([^"]*\)".*/\1/')" -- "$word")
        return
        ;;
    esac
    if [[ $word == -* ]]; then
        local talk=' --answer-days --silent-days --holidays --zone'
        case ${command:-scan} in
        scan | reply) options+=' --json --jsonl --offsets --jobs --text --file' ;;
        converse) options+=" --json --jsonl --offsets --jobs$talk" ;;
        explain) options+=' --text --file' ;;
        entries) options+=' --json' ;;
        evaluate) options+=' --misses' ;;
        digest) options+=" --json --csv --html --period --minimum --now --jobs$talk" ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        return
    fi
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    if [[ -z $command ]]; then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$commands" -- "$word")
    fi
}
complete -o filenames -F _empathie empathie
