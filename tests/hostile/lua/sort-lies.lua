-- script/too-long
  local t, n = {}, 0
  for i = 1, 1000 do t[i] = i end
  while true do table.sort(t, function() n = n + 1 t[#t + 1] = n return n % 3 == 0 end) end
