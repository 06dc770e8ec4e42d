// Counts the words of its command line with what the C++ standard library has for it; a word that is no number ends in
// an exception, which is caught.
#include <cstdio>
#include <map>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

// Static constructors run before main(), destructors after it.
struct Farewell {
    explicit Farewell(std::string text) : text_(std::move(text)) {}
    ~Farewell() { std::puts(text_.c_str()); }
    std::string text_;
};

const Farewell farewell("Goodbye");

class Counter {
public:
    virtual ~Counter() = default;
    virtual void add(std::string_view word) = 0;
    virtual std::string result() const = 0;
};

class Words : public Counter {
public:
    void add(std::string_view word) override { ++count_[std::string(word)]; }

    std::string result() const override
    {
        std::string text;
        for (const auto &[word, count] : count_)
            text += (text.empty() ? "" : ", ") + word + " x " + std::to_string(count);
        return text.empty() ? "no words" : text;
    }

private:
    std::map<std::string, int> count_;
};

class Sum : public Counter {
public:
    void add(std::string_view word) override
    {
        try {
            numbers_.push_back(std::stol(std::string(word)));
        } catch (const std::invalid_argument &) {
            throw std::runtime_error("'" + std::string(word) + "' is no number");
        }
    }

    std::string result() const override
    {
        return "sum " + std::to_string(std::accumulate(numbers_.begin(), numbers_.end(), 0L));
    }

private:
    std::vector<long> numbers_;
};

} // namespace

int main(int argc, char **argv)
{
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    std::vector<std::unique_ptr<Counter>> counters;
    counters.push_back(std::make_unique<Words>());
    counters.push_back(std::make_unique<Sum>());
    for (const auto &counter : counters) {
        try {
            for (auto word : words)
                counter->add(word);
            std::puts(counter->result().c_str());
        } catch (const std::exception &error) {
            std::printf("caught: %s\n", error.what());
        }
        if (auto *sum = dynamic_cast<Sum *>(counter.get()))
            std::printf("a %s\n", sum == counter.get() ? "Sum" : "?");
    }
    return 0;
}
