local check = ...

local function message(f, ...) return select(2, pcall(f, ...)) end

check(message(error, "plain") == "plain")
check(message(error, nil) == nil)
check(message(function() local t; return t.x end):find("attempt to index a nil value %(local 't'%)"))
check(message(function() return 1 + {} end):find("perform arithmetic on a table value"))
check(message(function() return 1 < "2" end):find("attempt to compare number with string"))
check(message(string.rep):find("bad argument #1 to '.*rep'"))
check(message(function() return 1 // 0 end):find("divide by zero"))
check(select(2, load("x = = 1", "=text")):find("^text:1: unexpected symbol near '='"))
check(select(2, load("for", "=text")):find("<eof>"))
local object = setmetatable({}, { __tostring = function() return "object" end })
check(message(error, object) == object)

-- pcall in pcall, each takes its own error
local depth = 0
local function nest(n)
    if n == 0 then error("bottom", 0) end
    local good, what = pcall(nest, n - 1)
    depth = depth + 1
    error(what, 0)
end
check(message(nest, 100) == "bottom" and depth == 100)

-- The stack of Lua and that of C have ends, which are errors and not crashes.
local function deep() return 1 + deep() end
local end_of_lua_stack = message(deep)
check(end_of_lua_stack:find("stack overflow") or end_of_lua_stack == "not enough memory")
check(message(function() local s = ("("):rep(100000); return assert(load("return " .. s)) end):find("overflow"))
local function through_c(n) return (("x"):gsub("x", function() return through_c(n + 1) end)) end
check(message(through_c, 1):find("overflow"))
local nested = setmetatable({}, {})
getmetatable(nested).__index = function(t, k) return t[k + 1] end
check(message(function() return nested[1] end):find("overflow"))
check(message(string.rep, "x", math.maxinteger):find("too large"))
check(message(function() return ("x"):rep(1 << 30) end) == "not enough memory", "memory ends in an error")

check(select(2, xpcall(function() error("e", 0) end, function(m) return m .. "!" end)) == "e!")
check(debug.traceback("top"):find("stack traceback:"))
local order = {}
check(not pcall(function()
    local _ <close> = setmetatable({}, { __close = function(_, e) order[1] = e end })
    error("closing", 0)
end) and order[1] == "closing")
for i = 1, 20000 do
    check(not pcall(error, i))
end
