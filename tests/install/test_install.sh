#!/bin/sh
# What is installed can be used by others: with CMake, with pkg-config and as a part of a project.
set -u
WORK=$(mktemp -d) || exit 1
trap 'rm -rf "$WORK"' EXIT
PREFIX=$WORK/prefix
failures=0
[ -z "$SANITIZE" ] || {
    echo "left out: a library with a sanitizer is not for installing"
    exit 77
}

fail() {
    failures=$((failures + 1))
    printf 'FAILED: %s\n' "$1"
    [ ! -f "$WORK/log" ] || tail -n 30 "$WORK/log"
}

# The step $1 is the command after it.
step() {
    what=$1
    shift
    "$@" >"$WORK/log" 2>&1 || fail "$what"
}

# A program of somebody else; it is to say what it hears.
cat >"$WORK/main.c" <<'C'
#include <empathie.h>
#include <stdio.h>
int main(void)
{
    empathie_engine *engine = NULL;
    empathie_scanner *scanner = NULL;
    empathie_result *result = NULL;
    size_t count;
    if (empathie_abi() != EMPATHIE_ABI || empathie_engine_new_default(&engine, NULL) != EMPATHIE_OK ||
        empathie_scanner_new(engine, &scanner, NULL) != EMPATHIE_OK ||
        empathie_scanner_scan(scanner, "Laat maar.", 10, &result, NULL) != EMPATHIE_OK)
        return 1;
    count = empathie_result_count(result);
    printf("%s: %d\n", empathie_version(), (int)count);
    empathie_result_free(result);
    empathie_scanner_free(scanner);
    empathie_engine_release(engine);
    return count == 1 ? 0 : 2;
}
C

step "install" cmake --install "$BUILD" --prefix "$PREFIX"
lib=$(dirname "$(find "$PREFIX" -name 'libempathie.so')")
for file in include/empathie.h bin/empathie share/man/man1/empathie.1 \
    share/bash-completion/completions/empathie share/empathie/lexicons/nl/signals.yaml; do
    [ -f "$PREFIX/$file" ] || fail "no $file is installed"
done
for file in libempathie.so libempathie.so.0 libempathie.a pkgconfig/empathie.pc \
    cmake/empathie/empathieConfig.cmake cmake/empathie/empathieConfigVersion.cmake; do
    [ -e "$lib/$file" ] || fail "no $lib/$file is installed"
done
readelf -d "$lib/libempathie.so" 2>/dev/null | grep -q 'SONAME.*\[libempathie\.so\.0\]' ||
    fail "soname is not libempathie.so.0"
[ "$(readlink "$lib/libempathie.so")" = libempathie.so.0 ] || fail "libempathie.so is not a link"
# No path of the machine that built it stays in what others read.
grep -rlF -e "$BUILD" -e "$SOURCE" "$lib/cmake" "$lib/pkgconfig" "$PREFIX/include" >"$WORK/log" &&
    fail "an installed file names the place where it was built"
rm -f "$WORK/log"
unset LD_LIBRARY_PATH PKG_CONFIG_PATH CMAKE_PREFIX_PATH CFLAGS LDFLAGS
step "the installed tool" "$PREFIX/bin/empathie" --version

# ---- find_package
consumer() { # $1 name, $2 the lines of its CMakeLists.txt
    mkdir -p "$WORK/$1"
    cp "$WORK/main.c" "$WORK/$1/main.c"
    {
        echo 'cmake_minimum_required(VERSION 3.21)'
        echo 'project(consumer C)'
        printf '%s\n' "$2"
    } >"$WORK/$1/CMakeLists.txt"
    step "$1: configure" cmake -S "$WORK/$1" -B "$WORK/$1/build" -DCMAKE_C_COMPILER="$CC" \
        -DCMAKE_PREFIX_PATH="$PREFIX"
    step "$1: build" cmake --build "$WORK/$1/build"
    step "$1: run" "$WORK/$1/build/consumer"
}

consumer shared 'find_package(empathie 0.1 REQUIRED)
add_executable(consumer main.c)
target_link_libraries(consumer PRIVATE empathie::empathie)'
readelf -d "$WORK/shared/build/consumer" | grep -q 'NEEDED.*libempathie\.so\.0' ||
    fail "shared: the program does not ask for libempathie.so.0"

consumer static 'find_package(empathie REQUIRED)
add_executable(consumer main.c)
target_link_libraries(consumer PRIVATE empathie::empathie_static)'
readelf -d "$WORK/static/build/consumer" | grep -q 'NEEDED.*libempathie' &&
    fail "static: the program asks for libempathie.so"

# Another minor version may differ.
mkdir -p "$WORK/newer"
printf 'cmake_minimum_required(VERSION 3.21)\nproject(c C)\nfind_package(empathie 0.2 REQUIRED)\n' \
    >"$WORK/newer/CMakeLists.txt"
cmake -S "$WORK/newer" -B "$WORK/newer/build" -DCMAKE_PREFIX_PATH="$PREFIX" >/dev/null 2>&1 &&
    fail "find_package accepts a version that is not there"

# ---- pkg-config
if command -v pkg-config >/dev/null; then
    PKG_CONFIG_PATH=$lib/pkgconfig
    export PKG_CONFIG_PATH
    version=$(sed -n 's/.*VERSION_M[A-Z]* \([0-9]*\)$/\1/p' "$SOURCE/include/empathie.h" | tr '\n' .)
    case $(pkg-config --modversion empathie) in
    "$version"*) ;;
    *) fail "pkg-config: version $(pkg-config --modversion empathie), not $version*" ;;
    esac
    # shellcheck disable=SC2046 # flags are words
    step "pkg-config: build" "$CC" "$WORK/main.c" -o "$WORK/dynamic" \
        $(pkg-config --cflags --libs empathie) -Wl,-rpath,"$lib"
    step "pkg-config: run" "$WORK/dynamic"
    # shellcheck disable=SC2046
    step "pkg-config --static: build" "$CC" "$WORK/main.c" -o "$WORK/whole" \
        $(pkg-config --cflags empathie) "$lib/libempathie.a" \
        $(pkg-config --static --libs empathie | sed 's/-lempathie//')
    step "pkg-config --static: run" "$WORK/whole"
    readelf -d "$WORK/whole" | grep -q 'NEEDED.*libempathie' && fail "pkg-config --static is dynamic"
    # Moved elsewhere, its prefix given: the directories follow.
    pkg-config --define-variable=prefix=/elsewhere --cflags empathie | grep -q -- '-I/elsewhere/' ||
        fail "pkg-config: the directories do not follow the prefix"
    unset PKG_CONFIG_PATH
fi

# ---- add_subdirectory: two targets, and nothing else of ours
consumer part "add_subdirectory($SOURCE empathie)
add_executable(consumer main.c)
target_link_libraries(consumer PRIVATE empathie::empathie)
add_executable(other main.c)
target_link_libraries(other PRIVATE empathie::empathie_static)
foreach(target empathie_tool test_unit_memory example_scan)
    if(TARGET \${target})
        message(FATAL_ERROR \"\${target} has come along\")
    endif()
endforeach()
if(CMAKE_C_FLAGS OR CMAKE_BUILD_TYPE OR CMAKE_C_STANDARD)
    message(FATAL_ERROR \"flags have been set\")
endif()
get_directory_property(options COMPILE_OPTIONS)
get_directory_property(definitions COMPILE_DEFINITIONS)
if(options OR definitions)
    message(FATAL_ERROR \"options have been set\")
endif()
foreach(target consumer other)
    get_target_property(options \${target} COMPILE_OPTIONS)
    if(options)
        message(FATAL_ERROR \"\${options}\")
    endif()
endforeach()
get_target_property(options empathie INTERFACE_COMPILE_OPTIONS)
if(options)
    message(FATAL_ERROR \"users get \${options}\")
endif()"
step "part: run static" "$WORK/part/build/other"
[ ! -e "$WORK/part/build/empathie/empathie" ] || fail "part: the tool was built"
grep -q -e '-Wconversion' "$WORK/part/build/CMakeFiles/consumer.dir/flags.make" 2>/dev/null &&
    fail "part: our warnings reach the project"
step "part: install" cmake --install "$WORK/part/build" --prefix "$WORK/part/prefix"
[ -z "$(find "$WORK/part/prefix" -type f 2>/dev/null)" ] || fail "part: installs what nobody asked for"

[ $failures = 0 ] || exit 1
