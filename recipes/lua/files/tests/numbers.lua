local check = ...

check(7 // 2 == 3 and -7 // 2 == -4 and -7 % 3 == 2 and 7 % -3 == -2 and 7 / 2 == 3.5)
check(math.maxinteger + 1 == math.mininteger and math.type(1) == "integer" and math.type(1.0) == "float")
check(1 << 62 == 0x4000000000000000 and ~0 == -1 and 5 ~ 3 == 6 and -1 >> 60 == 15)
check(0.1 + 0.2 ~= 0.3 and math.abs(0.1 + 0.2 - 0.3) < 1e-15)
check(tostring(1e15) == "1e+15" and tostring(10 / 2) == "5.0" and tostring(-0.0) == "-0.0")
check(tonumber("0x1p4") == 16.0 and tonumber("1e2") == 100.0 and tonumber("z", 36) == 35 and not tonumber("1x"))
check(math.floor(-1.5) == -2 and math.ceil(-1.5) == -1 and math.fmod(-7, 3) == -1)
check(math.abs(math.sin(1) - 0.8414709848078965) < 1e-15 and math.abs(math.cos(1) - 0.5403023058681398) < 1e-15)
check(math.abs(math.exp(1) - 2.718281828459045) < 1e-15 and math.abs(math.log(10) - 2.302585092994046) < 1e-15)
check(math.log(8, 2) == 3.0 and math.log(1000, 10) > 2.9999 and math.sqrt(2) ^ 2 > 1.9999)
check(math.abs(math.atan(1, 1) * 4 - math.pi) < 1e-15 and 2 ^ 0.5 == math.sqrt(2))
check(math.huge > math.maxinteger and -math.huge < math.mininteger and 0 / 0 ~= 0 / 0)
check(math.ult(1, -1) and math.max(1, 2.5) == 2.5 and math.min(3, 1, 2) == 1)
math.randomseed(42)
local a, b = math.random(1, 100), math.random()
math.randomseed(42)
check(a == math.random(1, 100) and b == math.random() and b >= 0 and b < 1)
local seen = 0
for i = 3, 1, -1 do seen = seen * 10 + i end
check(seen == 321)
