-- Runs the tests beside it; the image's status is 0 when all of them hold.
local names = { "strings", "tables", "closures", "coroutines", "errors", "numbers", "files", "system" }
local failed = 0

for _, name in ipairs(names) do
    local chunk = assert(loadfile("/tests/" .. name .. ".lua"))
    local checks = 0
    local function check(condition, what)
        checks = checks + 1
        if not condition then
            error(("check %d of %s: %s"):format(checks, name, what or "does not hold"), 2)
        end
    end
    local good, message = xpcall(chunk, debug.traceback, check)
    print(good and ("ok %s: %d checks"):format(name, checks) or ("FAILED %s: %s"):format(name, message))
    failed = failed + (good and 0 or 1)
end
print(("%d of %d passed"):format(#names - failed, #names))
os.exit(failed == 0)
