-- script/too-
  local s = {}
  for i = 1, 70 do s[i] = string.rep("x", 100000) .. i end
  while true do pcall(string.rep, "y", 4000000) end
