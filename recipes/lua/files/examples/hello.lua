-- dofile("/examples/hello.lua")
print("hello from " .. _VERSION)
