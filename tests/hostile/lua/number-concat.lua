-- script/too-long
  local t = {}
  for i = 1, 100000 do t[i] = 1e308 + i end
  while true do local x = table.concat(t, ",") end
