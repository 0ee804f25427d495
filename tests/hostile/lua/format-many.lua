-- script/too-
  while true do string.format(string.rep("%99.99f", 200), table.unpack((function() local t = {} for i = 1, 200 do t[i] = 1.5 end return t end)())) end
