local check = ...

local t = { 5, 2, 8, 1, 9, 3 }
table.sort(t)
check(table.concat(t, ",") == "1,2,3,5,8,9")
table.sort(t, function(x, y) return x > y end)
check(t[1] == 9 and t[6] == 1)
table.insert(t, 1, 10)
check(table.remove(t) == 1 and t[1] == 10 and #t == 6)
check(select("#", table.unpack({ 1, nil, 3 }, 1, 3)) == 3)
check(table.pack(nil, nil).n == 2)
check(table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), "") == "1123")

local big = {}
for i = 1, 20000 do
    big["k" .. i] = i
end
local count, sum = 0, 0
for key, value in pairs(big) do
    count, sum = count + 1, sum + value
    big[key] = nil -- clearing while walking is allowed
end
check(count == 20000 and sum == 200010000 and next(big) == nil)

local list = {}
for i = 1, 5000 do
    list[i] = (i * 7919) % 5003
end
table.sort(list)
for i = 2, #list do
    check(list[i - 1] <= list[i])
end

local Point = {}
Point.__index = Point
Point.__add = function(p, q) return setmetatable({ x = p.x + q.x }, Point) end
Point.__eq = function(p, q) return p.x == q.x end
Point.__lt = function(p, q) return p.x < q.x end
Point.__len = function(p) return p.x end
Point.__call = function(p, n) return p.x * n end
Point.__concat = function() return "joined" end
function Point.new(x) return setmetatable({ x = x }, Point) end
local one, two = Point.new(1), Point.new(2)
check((one + two).x == 3 and one < two and one ~= two and Point.new(1) == one)
check(#two == 2 and two(21) == 42 and one .. two == "joined")

local seen = {}
local proxy = setmetatable({}, { __index = function(_, k) return k .. "!" end, __newindex = function(_, k, v) seen[k] = v end })
proxy.a = 1
check(proxy.a == "a!" and seen.a == 1 and rawget(proxy, "a") == nil)

local weak = setmetatable({}, { __mode = "k" })
weak[{}] = 1
collectgarbage()
check(next(weak) == nil)
