-- script/failed
  local function f(n) while true do coroutine.resume(coroutine.create(f), n + 1) end end
  f(0)
