local check = ...

local function numbers(n)
    return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end)
end
local sum = 0
for i in numbers(100) do
    sum = sum + i
end
check(sum == 5050)

local co = coroutine.create(function(a, b)
    local c = coroutine.yield(a + b)
    local d, e = coroutine.yield(c * 2)
    return d .. e
end)
check(select(2, coroutine.resume(co, 1, 2)) == 3)
check(select(2, coroutine.resume(co, 10)) == 20)
check(select(2, coroutine.resume(co, "x", "y")) == "xy" and coroutine.status(co) == "dead")
check(coroutine.resume(co) == false)

-- An error leaves a coroutine by longjmp, through pcall of another one and back.
local failing = coroutine.create(function() error({ code = 5 }) end)
local good, value = coroutine.resume(failing)
check(not good and value.code == 5)
check(select(2, pcall(coroutine.wrap(function() error("w", 0) end))) == "w")

-- yield across pcall and across a metamethod
local across = coroutine.wrap(function()
    local fine, message = pcall(function() coroutine.yield("inside"); error("after", 0) end)
    coroutine.yield(fine == false and message)
    local t = setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end })
    return t.name
end)
check(across() == "inside" and across() == "after" and across() == "name" and across("given") == "given")

-- Many at once, in turn
local all, steps = {}, 0
for i = 1, 500 do
    all[i] = coroutine.create(function() for _ = 1, 4 do steps = steps + 1; coroutine.yield() end end)
end
for _ = 1, 4 do
    for i = 1, #all do
        check(coroutine.resume(all[i]))
    end
end
check(steps == 2000)

local closed = false
local pending = coroutine.create(function()
    local _ <close> = setmetatable({}, { __close = function() closed = true end })
    coroutine.yield()
end)
coroutine.resume(pending)
check(coroutine.close(pending) and closed)
local _, main = coroutine.running()
check(main)
