-- script/too-
  local a, b = string.rep("a", 1000000), string.rep("a", 300000) .. "b"
  while true do string.find(a, b, 1, true) end
