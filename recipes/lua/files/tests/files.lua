local check = ...

-- What the image was built with
local hello = assert(io.open("/examples/hello.lua"))
check(hello:read("l"):find("^%-%- "))
check(hello:seek("set", 0) == 0 and #hello:read("a") == hello:seek("end"))
hello:close()
check(dofile("/examples/fib.lua").fib(20) == 6765)
package.path = "/examples/?.lua"
check(require("fib").fib(10) == 55 and package.loaded.fib)

-- What a program writes
local name = "/written.txt"
local file = assert(io.open(name, "w"))
check(file:write("one\n", 2, "\n", 3.5, "\nlast") == file)
check(file:seek("cur") == 14)
file:close()
check(io.type(file) == "closed file" and not pcall(file.write, file, "x"))
local lines = {}
for line in io.lines(name) do
    lines[#lines + 1] = line
end
check(table.concat(lines, "|") == "one|2|3.5|last")
file = assert(io.open(name, "r+"))
local line, number, rest = file:read("l", "n", "a")
check(line == "one" and number == 2 and rest == "\n3.5\nlast")
check(file:read("a") == "" and file:read("l") == nil)
file:seek("set", 4)
file:write("7")
file:close()
file = assert(io.open(name, "a"))
file:write("!")
file:close()
local whole <close> = assert(io.open(name, "rb"))
check(whole:read("a") == "one\n7\n3.5\nlast!")

check(os.rename(name, "/renamed.txt") and not io.open(name))
check(os.remove("/renamed.txt") and select(2, os.remove("/renamed.txt")) == "/renamed.txt: No such file or directory")
local absent, why, code = io.open("/no/such")
check(absent == nil and why == "/no/such: No such file or directory" and code == 2)

-- A large one
local block = ("0123456789abcdef"):rep(4096)
file = assert(io.open("/large", "wb"))
for _ = 1, 16 do
    check(file:write(block))
end
file:close()
file = assert(io.open("/large", "rb"))
check(file:seek("end") == 1048576 and file:seek("set", 65536 * 7 + 5) and file:read(11) == "56789abcdef")
file:close()
check(os.remove("/large"))

local temporary = assert(io.tmpfile())
temporary:write("kept until closed")
temporary:seek("set")
check(temporary:read("a") == "kept until closed")
temporary:close()
check(io.type(io.stdout) == "file" and io.output() == io.stdout)
check(not pcall(io.popen, "ls"))
