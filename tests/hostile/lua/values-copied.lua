-- script/too-
  local function nothing() end
  local function g() nothing() nothing() end
  local function h(...) while true do g(...) end end
  h(string.rep("a", 20000):byte(1, -1))
