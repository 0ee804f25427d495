-- script/too-
  local t = {}
  for i = 1, 1 << 17 do t[i * ((1 << 20) - 1) * 1048576] = true end
  while true do end
