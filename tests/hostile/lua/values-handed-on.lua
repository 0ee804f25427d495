-- script/too-long
  local function f(...) return f(1, ...) end
  f()
