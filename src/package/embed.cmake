# Writes one C file that holds the lexicons as constant data; run by the build as a script:
#
#   cmake -D LIST=list.txt -D ROOT=/repository -D OUTPUT=embedded.c -P embed.cmake
#
# Each line of the list is a path below ROOT, and becomes a file's name in the library. The text is
# written as string literals, a line each: a compiler reads these some twenty times as fast as a
# list of numbers, and a person can read them too. The SHA-256 of each file stands beside it, so that
# no engine has to work it out to know which lexicons it has.
cmake_minimum_required(VERSION 3.21)

# As the inside of C string literals. `?` is escaped because of trigraphs.
function(empathie_escape text result)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    string(REPLACE "?" "\\?" text "${text}")
    string(REPLACE "\t" "\\t" text "${text}")
    string(REPLACE "\r" "\\r" text "${text}")
    string(REPLACE "\n" "\\n\"\n    \"" text "${text}")
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

file(STRINGS "${LIST}" names)
set(number 0)
set(rows "")
file(WRITE "${OUTPUT}.new" "/* Made from the lexicons by src/package/embed.cmake. */\n"
                           "#include \"lexicon/embedded.h\"\n")
foreach(name IN LISTS names)
    file(READ "${ROOT}/${name}" text)
    file(SIZE "${ROOT}/${name}" size)
    string(LENGTH "${text}" length)
    if(NOT length EQUAL size)
        message(FATAL_ERROR "${name}: holds a NUL byte, so it is not text")
    endif()
    empathie_escape("${text}" literal)
    file(APPEND "${OUTPUT}.new" "\nstatic const char file_${number}[] =\n    \"${literal}\";\n")
    file(SHA256 "${ROOT}/${name}" digest)
    string(APPEND rows "    {\"${name}\", file_${number}, sizeof file_${number} - 1,\n"
                       "     \"${digest}\"},\n")
    math(EXPR number "${number} + 1")
endforeach()
file(APPEND "${OUTPUT}.new" "\nconst empi_embedded_file empi_embedded_files[] = {\n${rows}};\n"
                            "const size_t empi_embedded_count = ${number};\n")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
