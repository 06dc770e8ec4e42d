local check = ...

local function counter()
    local n = 0
    return function() n = n + 1; return n end, function() return n end
end
local up, get = counter()
local other = counter()
up(); up()
check(get() == 2 and other() == 1)

local each = {}
for i = 1, 3 do
    each[i] = function() i = i + 10; return i end
end
check(each[1]() == 11 and each[1]() == 21 and each[2]() == 12)

local function sum(...)
    local total = 0
    for _, n in ipairs({ ... }) do
        total = total + n
    end
    return total, select("#", ...)
end
local total, n = sum(1, 2, 3)
check(total == 6 and n == 3)

local function loop(i) if i == 0 then return "end" end return loop(i - 1) end
check(loop(100000) == "end", "a tail call takes no stack")

local closed = {}
do
    local a <close> = setmetatable({}, { __close = function() closed[#closed + 1] = "a" end })
    local b <close> = setmetatable({}, { __close = function() closed[#closed + 1] = "b" end })
    local limit <const> = 7
    check(limit == 7)
end
check(table.concat(closed) == "ba")

local env = { result = 0 }
load("result = 6 * 7", "chunk", "t", env)()
check(env.result == 42 and result == nil)
check(load(string.dump(function(x) return x + 1 end))(1) == 2)

for i = 1, 3 do
    for j = 1, 3 do
        if j == 2 then goto continue end
        check(j ~= 2)
        ::continue::
    end
end
