-- script/too-
  local s = string.rep("x", 1000000)
  while true do string.upper(s) end
