local check = ...

check(("%5.2f|%-4d|%04x|%q|%s"):format(3.14159, 7, 255, "a\nb", nil) == ' 3.14|7   |00ff|"a\\\nb"|nil')
check(("%g %e %a"):format(0.1, 12345.678, 1.0) == "0.1 1.234568e+04 0x1p+0")
check(("key = value"):match("^(%w+)%s*=%s*(%w+)$") == "key")
check(select(2, ("key = value"):match("^(%w+)%s*=%s*(%w+)$")) == "value")
check(("hello world"):gsub("o", "0") == "hell0 w0rld")
check(("abc"):gsub("%w", { a = "1", b = false }) == "1bc")
check(("x=1, y=2"):gsub("(%w)=(%w)", "%2=%1") == "1=x, 2=y")
check(("THE (quick) fox"):find("%((%a+)%)") == 5)
check(("f(a(b)c)d"):match("%b()") == "(a(b)c)")
check(("THE (quick) fox"):gsub("%f[%a]%a+", string.lower) == "the (quick) fox")
check(("a,b,,c"):gsub(",", ";", 2) == "a;b;,c")
check(("abc"):rep(3, "-") == "abc-abc-abc")
check(("abc"):byte(-1) == 99 and string.char(72, 105) == "Hi")
check(("\0a\0"):len() == 3 and #"\u{20AC}" == 3)
check(utf8.len("\u{4e2d}\u{6587}") == 2 and utf8.char(0x20AC) == "\xE2\x82\xAC")
check(not utf8.len("\xff"))
local packed = string.pack("<i4 z s2 d", -2, "zero", "two", 0.5)
local a, b, c, d = string.unpack("<i4 z s2 d", packed)
check(a == -2 and b == "zero" and c == "two" and d == 0.5)
check("10" + 5 == 15 and 10 .. "" == "10")
check("a" < "b" and not ("Z" > "a") and "" < "a")
local parts = {}
for word in ("one two  three"):gmatch("%S+") do
    parts[#parts + 1] = word
end
check(table.concat(parts, "|") == "one|two|three")
check(#string.dump(function() return 1 end) > 20)
