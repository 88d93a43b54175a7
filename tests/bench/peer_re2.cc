#include "peer.h"

#ifdef BENCH_RE2
#include "bench.h"

#include <algorithm>
#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>
#include <string>
#include <vector>

namespace
{

RE2::Options caseless()
{
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(int64_t{1} << 29);
    return options;
}

// Aho-Corasick over the bytes that occur in the atoms; other bytes lead to the start.
class Atoms
{
  public:
    explicit Atoms(const std::vector<std::string> &words)
    {
        std::fill(std::begin(column_), std::end(column_), 0);
        for (const std::string &word : words)
            for (unsigned char byte : word)
                if (!column_[byte])
                    column_[byte] = columns_++;
        add_node();
        for (size_t i = 0; i < words.size(); i++)
            insert(words[i], static_cast<int>(i));
        link();
    }

    void find(const char *text, size_t length, std::vector<int> *found)
    {
        uint32_t node = 0;
        round_++;
        for (size_t i = 0; i < length; i++) {
            unsigned char byte = static_cast<unsigned char>(text[i]);
            if (byte >= 'A' && byte <= 'Z')
                byte = static_cast<unsigned char>(byte - 'A' + 'a');
            node = next_[node * columns_ + column_[byte]];
            for (uint32_t at = word_[node] >= 0 ? node : output_[node]; at; at = output_[at])
                if (seen_[at] != round_) {
                    seen_[at] = round_;
                    found->push_back(word_[at]);
                }
        }
    }

  private:
    uint32_t add_node()
    {
        next_.resize(next_.size() + columns_, 0);
        word_.push_back(-1);
        return static_cast<uint32_t>(word_.size() - 1);
    }

    void insert(const std::string &word, int index)
    {
        uint32_t node = 0;
        for (unsigned char byte : word) {
            size_t at = node * columns_ + column_[byte];
            if (!next_[at]) {
                uint32_t made = add_node();
                next_[at] = made;
            }
            node = next_[at];
        }
        word_[node] = index;
    }

    // Breadth first: a node's longest suffix comes before it.
    void link()
    {
        std::vector<uint32_t> queue, fail(word_.size(), 0);
        output_.assign(word_.size(), 0);
        seen_.assign(word_.size(), 0);
        for (uint32_t column = 1; column < columns_; column++)
            if (next_[column])
                queue.push_back(next_[column]);
        for (size_t i = 0; i < queue.size(); i++) {
            uint32_t node = queue[i], suffix = fail[node];
            output_[node] = word_[suffix] >= 0 ? suffix : output_[suffix];
            for (uint32_t column = 1; column < columns_; column++) {
                uint32_t &child = next_[node * columns_ + column];
                if (child) {
                    fail[child] = next_[suffix * columns_ + column];
                    queue.push_back(child);
                } else {
                    child = next_[suffix * columns_ + column];
                }
            }
        }
    }

    uint32_t column_[256], columns_ = 1;
    std::vector<uint32_t> next_, output_;
    std::vector<uint64_t> seen_;
    std::vector<int> word_;
    uint64_t round_ = 0;
};

struct Filtered {
    re2::FilteredRE2 engine{3};
    Atoms *atoms = nullptr;
    std::vector<int> touched, matched;
};

size_t find_filtered(void *state, const char *text, size_t length)
{
    Filtered *self = static_cast<Filtered *>(state);
    self->touched.clear();
    self->matched.clear();
    self->atoms->find(text, length, &self->touched);
    self->engine.AllMatches(re2::StringPiece(text, length), self->touched, &self->matched);
    return self->matched.size();
}

struct Set {
    RE2::Set engine{caseless(), RE2::UNANCHORED};
    std::vector<int> matched;
    size_t failed = 0;
};

size_t find_set(void *state, const char *text, size_t length)
{
    Set *self = static_cast<Set *>(state);
    RE2::Set::ErrorInfo error;
    self->matched.clear();
    if (!self->engine.Match(re2::StringPiece(text, length), &self->matched, &error))
        self->failed += error.kind != RE2::Set::kNoError;
    return self->matched.size();
}

} // namespace

extern "C" int peer_filtered_re2(peer *out, const char *const *expressions, size_t count)
{
    Filtered *self = new Filtered;
    std::vector<std::string> atoms;
    double start = seconds();
    *out = peer{self, find_filtered, 0, 0, 0, nullptr};
    for (size_t i = 0; i < count; i++) {
        int id;
        if (self->engine.Add(expressions[i], caseless(), &id) == RE2::NoError)
            out->patterns++;
        else
            out->refused++;
    }
    self->engine.Compile(&atoms);
    self->atoms = new Atoms(atoms);
    out->set_up = seconds() - start;
    return 1;
}

extern "C" int peer_re2_set(peer *out, const char *const *expressions, size_t count)
{
    Set *self = new Set;
    double start = seconds();
    *out = peer{self, find_set, 0, 0, 0, &self->failed};
    for (size_t i = 0; i < count; i++)
        if (self->engine.Add(expressions[i], nullptr) >= 0)
            out->patterns++;
        else
            out->refused++;
    if (!self->engine.Compile())
        return 0;
    out->set_up = seconds() - start;
    return 1;
}
#else
extern "C" int peer_filtered_re2(peer *, const char *const *, size_t)
{
    return 0;
}
extern "C" int peer_re2_set(peer *, const char *const *, size_t)
{
    return 0;
}
#endif
