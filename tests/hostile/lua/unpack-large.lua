-- script/(failed|too-)
  local t = {}
  for i = 1, 999000 do t[i] = i end
  return select("#", table.unpack(t))
