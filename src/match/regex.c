#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/regex.h"

#include "base/limits.h"
#include "match/sign.h"

#include <pcre2.h>
#include <string.h>

/* PCRE2 frees without telling the size, so each block carries its own in front. */
enum { SIZE_ROOM = 16 };

static void *allocate(PCRE2_SIZE size, void *data)
{
    const empi_memory *memory = data;
    unsigned char *block = NULL;
    if (size <= SIZE_MAX - SIZE_ROOM)
        block = empi_alloc(memory, size + SIZE_ROOM);
    if (!block)
        return NULL;
    memcpy(block, &size, sizeof size);
    return block + SIZE_ROOM;
}

static void release(void *pointer, void *data)
{
    const empi_memory *memory = data;
    unsigned char *block = pointer;
    PCRE2_SIZE size;
    if (!block)
        return;
    block -= SIZE_ROOM;
    memcpy(&size, block, sizeof size);
    empi_free(memory, block, size + SIZE_ROOM);
}

/* ---- compiling ---- */

/* Bytes are matched as bytes: the folded text is ASCII but for emoji and foreign scripts. A pattern
 * that names such characters is matched as UTF-8. */
static uint32_t options_of(const char *pattern)
{
    bool utf = strstr(pattern, "\\p") || strstr(pattern, "\\P") || strstr(pattern, "\\X");
    for (const char *at = pattern; *at && !utf; at++)
        utf = (unsigned char)*at >= 0x80;
    return PCRE2_NEVER_BACKSLASH_C | PCRE2_NEVER_UCP |
           (utf ? PCRE2_UTF | PCRE2_NO_UTF_CHECK : PCRE2_NEVER_UTF);
}

/* The place of a mistake in a pattern, in characters from 1. */
static int character_at(const char *pattern, size_t length, PCRE2_SIZE offset)
{
    int character = 1;
    for (size_t i = 0; i < offset && i < length; i++)
        character += ((unsigned char)pattern[i] & 0xc0) != 0x80;
    return character;
}

static bool is_memory_error(int code)
{
    return code == PCRE2_ERROR_NOMEMORY || code == 121; /* 121: heap, at compile time */
}

static bool compile_one(empi_program *program, empi_regex *regex, pcre2_compile_context *context,
                        empi_error *error)
{
    const empi_rule *rule = &program->rules[regex->rule];
    const empi_string *source = &regex->pattern;
    empi_place place = {rule->file, source->line, source->column};
    int code;
    PCRE2_SIZE offset;
    uint32_t shortest = 0;
    if (source->length > EMPI_REGEX_BYTES) {
        empi_error_add(error, place, "regex of more than %d bytes", EMPI_REGEX_BYTES);
        return true;
    }
    regex->code = pcre2_compile((PCRE2_SPTR)source->text, source->length, options_of(source->text),
                                &code, &offset, context);
    if (!regex->code) {
        PCRE2_UCHAR message[160] = "";
        if (is_memory_error(code))
            return false;
        pcre2_get_error_message(code, message, sizeof message);
        empi_error_add(error, place, "regex, at character %d: %s",
                       character_at(source->text, source->length, offset), (const char *)message);
        return true;
    }
    pcre2_pattern_info(regex->code, PCRE2_INFO_MINLENGTH, &shortest);
    regex->sign = empi_sign_of(source->text, source->length);
    if (shortest == 0)
        empi_error_add(error, place, "regex can match nothing at all");
    /* Where the system forbids executable memory the interpreter does the same, slower. */
    pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
    return true;
}

bool empi_regexes_compile(empi_program *program, empi_error *error)
{
    pcre2_general_context *general =
        pcre2_general_context_create(allocate, release, &program->memory);
    pcre2_compile_context *context = general ? pcre2_compile_context_create(general) : NULL;
    bool done = context != NULL;
    if (done) {
        pcre2_set_newline(context, PCRE2_NEWLINE_LF);
        pcre2_set_parens_nest_limit(context, EMPI_PHRASE_DEPTH * 4);
    }
    for (size_t i = 0; done && i < program->regex_count; i++)
        done = compile_one(program, &program->regexes[i], context, error);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(general);
    return done;
}

void empi_regexes_free(empi_program *program)
{
    for (size_t i = 0; i < program->regex_count; i++) {
        pcre2_code_free(program->regexes[i].code);
        program->regexes[i].code = NULL;
    }
}

/* ---- matching ---- */

struct empi_regex_room {
    empi_memory memory;
    pcre2_general_context *general;
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
};

empi_regex_room *empi_regex_room_new(const empi_program *program, const empi_memory *memory)
{
    empi_regex_room *room = empi_alloc_zero(memory, sizeof *room);
    if (!room)
        return NULL;
    room->memory = *memory;
    room->general = pcre2_general_context_create(allocate, release, &room->memory);
    if (room->general) {
        room->context = pcre2_match_context_create(room->general);
        room->data = pcre2_match_data_create(1, room->general);
    }
    if (!room->context || !room->data) {
        empi_regex_room_free(room);
        return NULL;
    }
    pcre2_set_match_limit(room->context, (uint32_t)program->limits[3]);
    pcre2_set_depth_limit(room->context, EMPI_MATCH_DEPTH);
    pcre2_set_heap_limit(room->context, EMPI_MATCH_HEAP_KIB);
    /* Without a stack of its own JIT uses 32 KiB of the machine's, enough for ordinary patterns. */
    room->stack = pcre2_jit_stack_create(32 * 1024, 128 * 1024, room->general);
    if (room->stack)
        pcre2_jit_stack_assign(room->context, NULL, room->stack);
    return room;
}

void empi_regex_room_free(empi_regex_room *room)
{
    empi_memory memory;
    if (!room)
        return;
    memory = room->memory;
    pcre2_jit_stack_free(room->stack);
    pcre2_match_data_free(room->data);
    pcre2_match_context_free(room->context);
    pcre2_general_context_free(room->general);
    empi_free(&memory, room, sizeof *room);
}

enum empi_regex_found empi_regex_find(empi_regex_room *room, const empi_regex *regex,
                                      const char *text, size_t length, size_t *start, size_t *end)
{
    int found = pcre2_match(regex->code, (PCRE2_SPTR)text, length, *start,
                            PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, room->data, room->context);
    const PCRE2_SIZE *offsets;
    if (found == PCRE2_ERROR_NOMATCH)
        return EMPI_REGEX_NO;
    if (found == PCRE2_ERROR_NOMEMORY)
        return EMPI_REGEX_MEMORY;
    if (found < 0)
        return EMPI_REGEX_UNDECIDED;
    offsets = pcre2_get_ovector_pointer(room->data);
    *start = offsets[0];
    *end = offsets[1];
    return offsets[1] > offsets[0] ? EMPI_REGEX_YES : EMPI_REGEX_NO;
}
