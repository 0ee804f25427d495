-- script/too-long
  local a, b = string.rep("x", 1000000) .. "a", string.rep("x", 1000000) .. "b"
  while true do local c = a < b end
