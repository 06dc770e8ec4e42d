local check = ...

check(os.time() > 1600000000 and os.time({ year = 2000, month = 1, day = 1, hour = 12 }) == 946728000)
check(os.date("!%Y-%m-%d %H:%M:%S", 86399) == "1970-01-01 23:59:59")
local start = os.clock()
local n = 0
repeat n = n + 1 until os.clock() - start > 0.01 or n > 100000000
check(os.clock() > start)
check(os.getenv("NO_SUCH_VARIABLE") == nil)
check(os.execute() == false, "there is no shell")
check(not os.execute("ls"))
check(type(os.tmpname()) == "string")

-- Garbage is collected, with its finalizers
local finished = 0
for _ = 1, 2000 do
    setmetatable({ ("x"):rep(100) }, { __gc = function() finished = finished + 1 end })
end
collectgarbage()
collectgarbage()
check(finished == 2000)
local before = collectgarbage("count")
do
    local kept = {}
    for i = 1, 10000 do kept[i] = { i } end
end
collectgarbage()
check(collectgarbage("count") < before + 100)
check(collectgarbage("generational") == "incremental")
for i = 1, 20000 do local _ = { i } end
check(collectgarbage("incremental") == "generational")
check(debug.getinfo(1, "S").short_src == "/tests/system.lua")
