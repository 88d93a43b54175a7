#include "base/limits.h"
#include "conversation/course.h"

/* Both sorted, each hash once. needed: bits that a word must have in both. */
static size_t shared(const empi_word_hash *a, size_t a_count, const empi_word_hash *b,
                     size_t b_count, empi_word_hash needed)
{
    size_t i = 0, j = 0, count = 0;
    while (i < a_count && j < b_count) {
        int left = a[i] & ~EMPI_WORD_ASKED, right = b[j] & ~EMPI_WORD_ASKED;
        if (left == right) {
            count += (a[i] & b[j] & needed) == needed;
            i++, j++;
        } else if (left < right) {
            i++;
        } else {
            j++;
        }
    }
    return count;
}

static size_t asked(const empi_turn *turn)
{
    size_t count = 0;
    for (size_t i = 0; i < turn->content_count; i++)
        count += turn->content[i] & EMPI_WORD_ASKED;
    return count;
}

static size_t percent(size_t part, size_t a, size_t b)
{
    size_t whole = a < b ? a : b;
    return whole > 0 ? part * 100 / whole : 0;
}

size_t empi_turns_echo(const empi_turn *shown, const empi_turn *reply)
{
    size_t count = 0;
    for (size_t i = 0, j = 0; i < reply->content_count; i++) {
        int word = reply->content[i] & ~EMPI_WORD_ASKED;
        while (j < shown->content_count && (shown->content[j] & ~EMPI_WORD_ASKED) < word)
            j++;
        count += (reply->content[i] & EMPI_WORD_ASKED) && j < shown->content_count &&
                 (shown->content[j] & ~EMPI_WORD_ASKED) == word;
    }
    return count;
}

size_t empi_turns_share(const empi_turn *a, const empi_turn *b)
{
    return shared(a->content, a->content_count, b->content, b->content_count, 0) +
           shared(a->objects, a->object_count, b->objects, b->object_count, 0);
}

typedef struct likeness {
    size_t words, objects; /* that both have */
    size_t share;          /* of the words of the shorter, in percent */
    size_t asked_share;    /* the same of the words in what they ask */
} likeness;

static likeness compare(const empi_turn *a, const empi_turn *b)
{
    likeness found;
    found.words = shared(a->content, a->content_count, b->content, b->content_count, 0);
    found.objects = shared(a->objects, a->object_count, b->objects, b->object_count, 0);
    found.share = percent(found.words, a->content_count, b->content_count);
    found.asked_share = percent(shared(a->content, a->content_count, b->content, b->content_count,
                                       EMPI_WORD_ASKED),
                                asked(a), asked(b));
    return found;
}

/* A turn after which somebody waits for something. */
static bool has_request(const empi_moment *moment)
{
    return moment->asks || (moment->turn->words >= 8 && !moment->content);
}

/* The same class of question: a moment, a sum, a person. Asking how it stands is asking when; a
 * request is asked for as yes or no. */
static bool same_ask(const empi_turn *a, const empi_turn *b)
{
    static const uint32_t when = 1u << EMPI_ASK_WHEN | 1u << EMPI_ASK_STATUS;
    static const uint32_t whether = 1u << EMPI_ASK_WHETHER;
    uint32_t a_asks = a->asks, b_asks = b->asks;
    if (a_asks & when)
        a_asks |= when;
    if (b_asks & when)
        b_asks |= when;
    if (does(a, EMPI_DEED_REQUEST))
        a_asks |= whether;
    if (does(b, EMPI_DEED_REQUEST))
        b_asks |= whether;
    return (a_asks & b_asks) != 0;
}

/* A person who thanks for the answer and asks on asks something else. */
static bool moves_on(const empi_turn *turn)
{
    return (does(turn, EMPI_DEED_THANKS) || does(turn, EMPI_DEED_SETTLED) ||
            does(turn, EMPI_DEED_CHEER) || does(turn, EMPI_DEED_NEW)) &&
           !does(turn, EMPI_DEED_ALREADY);
}

/* Whether a turn that says it was told before only answers what the organisation just asked. */
static bool only_answers(const empi_moment *moment)
{
    const empi_moment *before = moment - 1; /* there is an earlier turn */
    return before->from == EMPI_FROM_ORGANISATION && before->turn->asks && !moment->turn->asks &&
           !does(moment->turn, EMPI_DEED_REQUEST) && !does(moment->turn, EMPI_DEED_PROGRESS) &&
           !does(moment->turn, EMPI_DEED_INSIST);
}

/* Whether the turn asks in substance what the earlier one did. */
static bool recurs(const empi_course *course, const empi_moment *now, const empi_moment *earlier,
                   bool latest)
{
    const empi_turn *a = earlier->turn, *b = now->turn;
    likeness like = compare(a, b);
    bool bare = b->content_count <= 2; /* it leaves to the reader what it is about */
    bool about = like.words > 0 || like.objects > 0 || (bare && latest);
    size_t alike = (size_t)course->program->numbers[EMPI_TALK_ALIKE];
    if (!has_request(earlier))
        return false;
    if (does(b, EMPI_DEED_AGAIN))
        return (about || latest) && !only_answers(now);
    if (does(b, EMPI_DEED_EARLIER) && about &&
        (b->asks || does(b, EMPI_DEED_REQUEST) || does(b, EMPI_DEED_INSIST)))
        return true;
    if (does(b, EMPI_DEED_ALREADY) && now->asks)
        return like.words > 0 || like.objects > 0 || (latest && same_ask(a, b));
    if (moves_on(b))
        return false;
    if (does(b, EMPI_DEED_PROGRESS))
        return about;
    return now->asks && same_ask(a, b) && like.words + like.objects > 0 &&
           (like.share >= alike || like.asked_share >= alike || like.objects > 0);
}

void empi_course_recurring(empi_course *course)
{
    for (size_t i = 0; i < course->count; i++) {
        empi_moment *moment = &course->moments[i];
        int32_t earlier = moment->person_before, left = EMPI_LOOK_BACK;
        bool latest = true;
        if (moment->from != EMPI_FROM_PERSON || moment->content)
            continue;
        for (; earlier != EMPI_NO_TURN && left > 0; left--, latest = false) {
            if (recurs(course, moment, &course->moments[earlier], latest)) {
                empi_notice(course, i, EMPI_EVENT_RECURRING_QUESTION, earlier, 0);
                break;
            }
            earlier = course->moments[earlier].person_before;
        }
    }
}
