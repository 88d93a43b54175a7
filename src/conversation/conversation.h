/* A conversation: its turns as features, in the order of time.
 *
 * A turn is read once, when it is added, and becomes features: what it tells by itself, what it
 * does (asks, thanks, promises), how warm it is, and keyed hashes of its words. Its text is not
 * kept. Whatever a report tells is worked out from these features and the options alone, so a
 * conversation that was saved and loaded tells the same as one that was not. */
#ifndef EMPI_CONVERSATION_H
#define EMPI_CONVERSATION_H

#include "base/atomic.h"
#include "base/calendar.h"
#include "conversation/report.h"

/* What a turn does: each is a mark of the lexicons by its name, conversation.yaml. */
enum empi_deed {
    EMPI_DEED_RECEIPT,      /* a machine says that something arrived */
    EMPI_DEED_THANKS,
    EMPI_DEED_SETTLED,      /* it is done, clear, enough */
    EMPI_DEED_CONSENT,      /* yes, good, I will be there */
    EMPI_DEED_WAIT,         /* waiting is agreed on */
    EMPI_DEED_PROMISE,      /* the organisation will do something */
    EMPI_DEED_DELIVERY,     /* what was promised is there */
    EMPI_DEED_AGAIN,        /* says that it was asked before */
    EMPI_DEED_EARLIER,      /* points at an own earlier message */
    EMPI_DEED_ALREADY,      /* what was advised was done before it was advised */
    EMPI_DEED_PROGRESS,     /* asks how it stands, or says that nothing came */
    EMPI_DEED_INSIST,       /* demands */
    EMPI_DEED_REQUEST,      /* asks somebody to do something */
    EMPI_DEED_OFFER,        /* anything else? */
    EMPI_DEED_EMPTY,        /* words without content: ok, yes, clear */
    EMPI_DEED_SHOWN,        /* fear, illness, loss, sleeplessness, money worries */
    EMPI_DEED_SELF,         /* acts alone from here: cancels, does it elsewhere */
    EMPI_DEED_NEW,          /* a next question, beside the one that was answered */
    EMPI_DEED_DEADLINE,     /* it must be today, tomorrow, before it is too late */
    EMPI_DEED_HELLO,        /* a warm greeting */
    EMPI_DEED_HELLO_FORMAL,
    EMPI_DEED_BYE,          /* a warm close */
    EMPI_DEED_BYE_FORMAL,
    EMPI_DEED_CHEER,        /* smiley, laughing, enthusiasm */
    EMPI_DEED_KIND,         /* understanding, compliment */
    EMPI_DEED_CHILL,        /* the words of one who has had enough of it */
    EMPI_DEED_REGRET,       /* the organisation is sorry, or feels with the person */
    EMPI_DEED_NARRATES,     /* the organisation tells what the person went through */
    EMPI_DEED_LAST = EMPI_DEED_NARRATES
};

/* What is asked: also marks. */
enum empi_ask {
    EMPI_ASK_WHEN,
    EMPI_ASK_HOW_MUCH,
    EMPI_ASK_WHO,
    EMPI_ASK_WHAT,
    EMPI_ASK_WHERE,
    EMPI_ASK_HOW,
    EMPI_ASK_WHY,
    EMPI_ASK_STATUS,
    EMPI_ASK_WHETHER, /* a question to be answered by yes or no */
    EMPI_ASK_LAST = EMPI_ASK_WHETHER
};

/* How a turn is signed. */
enum empi_signature { EMPI_UNSIGNED, EMPI_FIRST_NAME, EMPI_FULL_NAME, EMPI_INITIALS };

#define EMPI_NO_TIME INT64_MIN

/* Two bytes of a keyed hash of 64 bits: enough to compare two turns of one conversation, and so few
 * that thousands of Dutch words share each, which tells little to who would guess words. */
typedef uint16_t empi_word_hash;

/* The lowest bit of a content word is no part of its hash: whether it stands in a sentence in which
 * a person asks something, or the organisation tells what it feels or what the person went
 * through. */
enum { EMPI_WORD_ASKED = 1 };

typedef struct empi_turn {
    empi_memory memory;
    empi_counter holders;
    int32_t from;        /* empi_from, as the caller said */
    int64_t at;
    int64_t due;         /* when what it promises or agrees on falls due; EMPI_NO_TIME: none said */
    uint64_t deeds;      /* bit n: an empi_deed */
    uint32_t asks;       /* bit n: an empi_ask */
    uint32_t words;      /* in all */
    uint32_t questions;  /* sentences that end in a question mark */
    uint32_t sentences;
    uint8_t names; /* empi_signature */
    uint8_t stress;      /* capitals, ?! and !!: 0 to 3 */
    uint16_t content_count, object_count; /* at most EMPI_TURN_WORDS */
    empi_word_hash *content; /* words with content, sorted, each once */
    empi_word_hash *objects; /* numbers, amounts and dates, sorted, each once */
    empi_evidence *evidence; /* the words of its deeds and asks, by place */
    size_t evidence_count;
    empi_result *result;
} empi_turn;

empi_turn *empi_turn_hold(empi_turn *turn);
void empi_turn_release(empi_turn *turn); /* may be NULL */
static inline bool empi_turn_does(const empi_turn *turn, enum empi_deed deed)
{
    return turn->deeds >> deed & 1;
}
static inline bool empi_turn_asks(const empi_turn *turn, enum empi_ask ask)
{
    return turn->asks >> ask & 1;
}

enum empi_option { /* as EMPATHIE_OPTION_ */
    EMPI_OPTION_ANSWER_SECONDS = 1,
    EMPI_OPTION_SILENT_SECONDS,
    EMPI_OPTION_CHAT_ANSWER_SECONDS,
    EMPI_OPTION_CHAT_SILENT_SECONDS,
    EMPI_OPTION_DAY_START,
    EMPI_OPTION_DAY_END,
    EMPI_OPTION_WORKDAYS,
    EMPI_OPTION_HOLIDAYS,
    EMPI_OPTION_ZONE,
    EMPI_OPTION_LAST = EMPI_OPTION_ZONE
};

enum { EMPI_KEY_BYTES = 16 };

typedef struct empathie_conversation {
    empi_engine *engine; /* held */
    empi_memory memory;
    empi_flag busy;
    int64_t options[EMPI_OPTION_LAST + 1]; /* by empi_option */
    unsigned char key[EMPI_KEY_BYTES];
    struct empi_listener *listener; /* made when the first turn is added; NULL before */
    empi_turn **turns;              /* each held */
    size_t turn_count, turn_capacity;
} empi_conversation;

empi_conversation *empi_conversation_new(empi_engine *engine); /* NULL: no memory */
void empi_conversation_free(empi_conversation *conversation);

/* How the options have it. */
empi_calendar empi_options_calendar(const int64_t *options);

/* Whether the option can have the value, alone and beside the other options. */
bool empi_conversation_set(empi_conversation *conversation, int32_t option, int64_t value);

/* Takes a turn over, also on failure. false: no memory. */
bool empi_conversation_push(empi_conversation *conversation, empi_turn *turn);

/* Reads a text into a turn; NULL: no memory. */
empi_turn *empi_conversation_hear(empi_conversation *conversation, enum empi_from from, int64_t at,
                                  const char *bytes, size_t length);

/* Works out the report of the turns and, where it is not NULL, of a draft after them. NULL: no
 * memory. */
empi_report *empi_conversation_read(const empi_conversation *conversation, empi_turn *draft,
                                    int64_t now);

#endif
