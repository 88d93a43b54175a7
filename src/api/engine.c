#include "empathie.h"

#include "lexicon/compile.h"
#include "output/output.h"

/* The public numbers are those used inside. */
_Static_assert(EMPATHIE_KIND_FRUSTRATION == (int)EMPI_FRUSTRATION &&
                   EMPATHIE_KIND_MASKED_QUESTION == (int)EMPI_MASKED_QUESTION &&
                   EMPATHIE_KIND_SILENCE == (int)EMPI_SILENCE &&
                   EMPATHIE_KIND_DISTRESS == (int)EMPI_DISTRESS &&
                   EMPATHIE_KIND_CLOSES == (int)EMPI_CLOSES &&
                   EMPATHIE_KIND_OPENS == (int)EMPI_OPENS &&
                   EMPATHIE_KIND_MARK == (int)EMPI_MARKER &&
                   EMPATHIE_KIND_SCOPE == (int)EMPI_SCOPE,
               "kinds");
_Static_assert(EMPATHIE_MASK_IRONY == (int)EMPI_IRONY &&
                   EMPATHIE_MASK_RHETORICAL == (int)EMPI_RHETORICAL &&
                   EMPATHIE_MASK_HEDGE == (int)EMPI_HEDGE &&
                   EMPATHIE_MASK_STATEMENT == (int)EMPI_STATEMENT,
               "masks");

#define TEXT_OF(number) #number
#define VERSION(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

const char *empathie_version(void)
{
    return VERSION(EMPATHIE_VERSION_MAJOR, EMPATHIE_VERSION_MINOR, EMPATHIE_VERSION_PATCH);
}

int32_t empathie_abi(void)
{
    return EMPATHIE_ABI;
}

const char *empathie_status_name(empathie_status status)
{
    switch (status) {
    case EMPATHIE_OK:
        return "ok";
    case EMPATHIE_ERROR_MEMORY:
        return "memory";
    case EMPATHIE_ERROR_ARGUMENT:
        return "argument";
    case EMPATHIE_ERROR_FILE:
        return "file";
    case EMPATHIE_ERROR_LEXICON:
        return "lexicon";
    case EMPATHIE_ERROR_LIMIT:
        return "limit";
    case EMPATHIE_ERROR_BUSY:
        return "busy";
    case EMPATHIE_ERROR_INTERNAL:
        return "internal";
    case EMPATHIE_ERROR_STATE:
        return "state";
    default:
        return NULL;
    }
}

const char *empathie_kind_name(int32_t kind)
{
    return empi_kind_name(kind);
}

const char *empathie_mask_name(int32_t mask)
{
    return empi_mask_name(mask);
}

empathie_engine *empathie_engine_retain(empathie_engine *engine)
{
    return empi_engine_retain(engine);
}

void empathie_engine_release(empathie_engine *engine)
{
    empi_engine_release(engine);
}

const char *empathie_engine_fingerprint(const empathie_engine *engine)
{
    return engine ? engine->program->fingerprint : NULL;
}

const char *empathie_engine_label(const empathie_engine *engine, const char *name)
{
    return engine && name ? empi_program_label(engine->program, name) : NULL;
}

/* ---- entries: an empathie_entry is a rule of the program ---- */

static const empi_rule *rule_of(const empathie_entry *entry)
{
    return (const empi_rule *)(const void *)entry;
}

size_t empathie_engine_count(const empathie_engine *engine)
{
    return engine ? engine->program->rule_count : 0;
}

const empathie_entry *empathie_engine_entry(const empathie_engine *engine, size_t index)
{
    if (index >= empathie_engine_count(engine))
        return NULL;
    return (const empathie_entry *)(const void *)&engine->program->rules[index];
}

const char *empathie_entry_id(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->id : NULL;
}

const char *empathie_entry_cue(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->cue_id : NULL;
}

const char *empathie_entry_why(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->why : NULL;
}

const char *empathie_entry_file(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->file : NULL;
}

int32_t empathie_entry_line(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->line : 0;
}

int32_t empathie_entry_kind(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->kind : 0;
}

int32_t empathie_entry_mask(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->mask : 0;
}

int32_t empathie_entry_strength(const empathie_entry *entry)
{
    return entry ? rule_of(entry)->strength : 0;
}
