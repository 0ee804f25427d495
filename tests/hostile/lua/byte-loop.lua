-- script/(too-|failed)
  local s = string.rep("x", 1000000)
  while true do string.byte(s, 1, -1) end
