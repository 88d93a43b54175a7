#include "conversation/state_code.h"

#include <string.h>

/* Whether so many bytes can still be read. */
static bool has(empi_code *code, size_t bytes)
{
    if (code->length - code->at < bytes)
        code->damaged = true;
    return !code->damaged;
}

uint64_t empi_code_number(empi_code *code, uint64_t number, size_t bytes, uint64_t most)
{
    uint64_t read = 0;
    if (!code->from) {
        for (size_t i = 0; code->to && i < bytes; i++)
            code->to[code->at + i] = (unsigned char)(number >> (8 * i));
        code->at += bytes;
        return number;
    }
    if (!has(code, bytes))
        return 0;
    for (size_t i = 0; i < bytes; i++)
        read |= (uint64_t)code->from[code->at + i] << (8 * i);
    code->at += bytes;
    if (read <= most)
        return read;
    code->damaged = true;
    return 0;
}

int64_t empi_code_signed(empi_code *code, int64_t number)
{
    uint64_t bits = empi_code_number(code, (uint64_t)number, 8, UINT64_MAX);
    return bits <= INT64_MAX ? (int64_t)bits : -(int64_t)(UINT64_MAX - bits) - 1;
}

void empi_code_bytes(empi_code *code, void *bytes, size_t length)
{
    if (!code->from) {
        if (code->to)
            memcpy(code->to + code->at, bytes, length);
        code->at += length;
        return;
    }
    memset(bytes, 0, length);
    if (!has(code, length))
        return;
    memcpy(bytes, code->from + code->at, length);
    code->at += length;
}

size_t empi_code_count(empi_code *code, size_t count, size_t bytes, size_t most, size_t each)
{
    size_t told = (size_t)empi_code_number(code, count, bytes, most);
    if (code->from && told > (code->length - code->at) / each) {
        code->damaged = true;
        return 0;
    }
    return told;
}
