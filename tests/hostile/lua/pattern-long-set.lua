-- script/too-long
  local p = "[" .. string.rep("%a", 30000) .. "]+x"
  local s = string.rep("0", 100000)
  while true do s:match(p) end
