-- script/too-much-memory
  local a, b = {}, {}
  for i = 1, 262144 do a[i] = 1 end
  for i = 1, 65536 do b[i] = 1 end
  local function f(...) return select("#", f(...)) end
  f(table.unpack(a, 1, 250))
