-- script/too-long
  local t = {}
  for i = 1, 100 do t[i] = i end
  for k in pairs(t) do t[k] = nil t[-k] = k for j in pairs(t) do t[j .. ""] = 1 end end
  while true do end
