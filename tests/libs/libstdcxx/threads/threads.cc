// std::thread and what belongs to it, over newlib/port's pthreads.
#include <atomic>
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <iostream>
#include <latch>
#include <memory>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

static int checks, wrong;
#define CHECK(what)                                                     \
    do {                                                                \
        ++checks;                                                       \
        if (!(what)) {                                                  \
            ++wrong;                                                    \
            std::cout << "line " << __LINE__ << ": " << #what << '\n';  \
        }                                                               \
    } while (0)

static std::mutex mutex;

static void threads()
{
    std::vector<std::thread> all;
    int sum = 0;
    for (int i = 0; i < 20; i++)
        all.emplace_back([i, &sum] {
            std::lock_guard lock(mutex);
            int seen = sum;
            std::this_thread::yield();
            sum = seen + i;
        });
    for (auto &thread : all)
        thread.join();
    CHECK(sum == 190);
    std::thread other([] {});
    CHECK(other.joinable() && other.get_id() != std::this_thread::get_id());
    other.detach();
    CHECK(!other.joinable());
    try {
        other.join();
        CHECK(false);
    } catch (const std::system_error &error) {
        CHECK(error.code() == std::errc::invalid_argument);
    }
    std::this_thread::sleep_until(std::chrono::steady_clock::now() + 5ms);
    std::jthread stops([](std::stop_token token) {
        while (!token.stop_requested())
            std::this_thread::yield();
    });
    stops.request_stop();
    stops.join();
    CHECK(std::thread::hardware_concurrency() <= 1);
}

static void locks()
{
    std::recursive_mutex again;
    {
        std::scoped_lock one(again), two(again);
        bool got = true;
        std::thread([&] { got = again.try_lock(); }).join();
        CHECK(!got);
    }
    std::timed_mutex timed;
    timed.lock();
    bool got = true;
    std::thread([&] { got = timed.try_lock_for(10ms); }).join();
    CHECK(!got);
    std::thread waits([&] { got = timed.try_lock_for(20s); timed.unlock(); });
    std::this_thread::yield();
    timed.unlock();
    waits.join();
    CHECK(got);
    std::shared_mutex shared;
    {
        std::shared_lock reads(shared);
        bool write = true, read = false;
        std::thread([&] {
            write = shared.try_lock();
            read = shared.try_lock_shared();
            if (read)
                shared.unlock_shared();
        }).join();
        CHECK(!write && read);
    }
    std::unique_lock writes(shared);
    CHECK(writes.owns_lock());
}

static void conditions()
{
    std::condition_variable ready;
    std::vector<int> queue;
    int taken = 0;
    std::thread consumer([&] {
        while (taken < 100) {
            std::unique_lock lock(mutex);
            ready.wait(lock, [&] { return !queue.empty(); });
            taken += static_cast<int>(queue.size());
            queue.clear();
        }
    });
    for (int i = 0; i < 100; i++) {
        std::lock_guard lock(mutex);
        queue.push_back(i);
        ready.notify_one();
        if (i % 7 == 0)
            std::this_thread::yield();
    }
    consumer.join();
    CHECK(taken == 100);
    std::unique_lock lock(mutex);
    auto start = std::chrono::steady_clock::now();
    CHECK(ready.wait_for(lock, 15ms) == std::cv_status::timeout);
    CHECK(std::chrono::steady_clock::now() - start >= 15ms);
    CHECK(!ready.wait_until(lock, std::chrono::system_clock::now() + 5ms, [] { return false; }));
    std::condition_variable_any any;
    CHECK(any.wait_for(lock, 1ms) == std::cv_status::timeout);
}

static void futures()
{
    auto lazy = std::async(std::launch::deferred, [] { return 1; });
    auto eager = std::async(std::launch::async, [] { std::this_thread::sleep_for(10ms); return 2; });
    CHECK(eager.wait_for(1ms) == std::future_status::timeout && lazy.get() + eager.get() == 3);
    auto fails = std::async(std::launch::async, []() -> int { throw std::runtime_error("in a thread"); });
    try {
        fails.get();
        CHECK(false);
    } catch (const std::runtime_error &error) {
        CHECK(error.what() == std::string("in a thread"));
    }
    std::promise<std::string> promise;
    auto future = promise.get_future();
    std::thread([&] { promise.set_value("kept"); }).join();
    CHECK(future.get() == "kept");
    std::future<int> broken;
    {
        std::promise<int> forgotten;
        broken = forgotten.get_future();
    }
    try {
        broken.get();
        CHECK(false);
    } catch (const std::future_error &error) {
        CHECK(error.code() == std::future_errc::broken_promise);
    }
    std::packaged_task<int(int)> task([](int n) { return n * n; });
    auto result = task.get_future();
    std::thread(std::move(task), 12).join();
    CHECK(result.get() == 144);
}

static void once()
{
    std::once_flag flag;
    int calls = 0, failures = 0;
    std::vector<std::thread> all;
    for (int i = 0; i < 5; i++)
        all.emplace_back([&] {
            try {
                std::call_once(flag, [&] {
                    std::this_thread::sleep_for(2ms);
                    if (++calls < 3)
                        throw std::runtime_error("again");
                });
            } catch (const std::runtime_error &) {
                failures++;
            }
        });
    for (auto &thread : all)
        thread.join();
    CHECK(calls == 3 && failures == 2);
    static std::atomic<int> made = 0;
    struct Slow {
        Slow()
        {
            std::this_thread::sleep_for(5ms);
            made++;
        }
    };
    all.clear();
    for (int i = 0; i < 3; i++)
        all.emplace_back([] { static Slow slow; });
    for (auto &thread : all)
        thread.join();
    CHECK(made == 1);
}

static int ended;
struct Own {
    std::unique_ptr<int> value = std::make_unique<int>(1);
    ~Own() { ended += *value; }
};
static thread_local Own own;
static thread_local int plain = 3;

static void locals()
{
    for (int i = 0; i < 3; i++)
        std::thread([] {
            *own.value += 9;
            plain++;
            CHECK(*own.value == 10 && plain == 4);
        }).join();
    CHECK(ended == 30 && plain == 3 && *own.value == 1);
}

/* Each thread has exceptions of its own, also while it waits inside a handler. */
static void exceptions()
{
    std::vector<std::thread> all;
    int good = 0;
    for (int i = 0; i < 5; i++)
        all.emplace_back([i, &good] {
            for (int n = 0; n < 20; n++)
                try {
                    throw i * 100 + n;
                } catch (int number) {
                    std::this_thread::yield();
                    try {
                        throw;
                    } catch (int same) {
                        std::this_thread::yield();
                        good += number == same && same == i * 100 + n;
                    }
                }
        });
    for (auto &thread : all)
        thread.join();
    CHECK(good == 100);
}

static void cxx20()
{
    std::counting_semaphore<5> places(2);
    std::latch done(3);
    std::barrier together(3);
    std::atomic<int> step = 0, inside = 0, most = 0;
    std::vector<std::jthread> all;
    for (int i = 0; i < 3; i++)
        all.emplace_back([&] {
            together.arrive_and_wait();
            places.acquire();
            int now = ++inside;
            most = std::max<int>(most, now);
            std::this_thread::sleep_for(3ms);
            --inside;
            places.release();
            done.count_down();
        });
    done.wait();
    CHECK(most == 2);
    std::jthread waits([&] { step.wait(0); step = 2; step.notify_one(); });
    std::this_thread::yield();
    step = 1;
    step.notify_one();
    step.wait(1);
    CHECK(step == 2);
}

int main()
{
    threads();
    locks();
    conditions();
    futures();
    once();
    locals();
    exceptions();
    cxx20();
    std::cout << checks << " checks, " << wrong << " wrong" << std::endl;
    return wrong != 0;
}
