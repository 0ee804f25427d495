-- script/too-long
  for _ = math.maxinteger - 1, math.maxinteger do end
  for _ = 1.0, math.huge, 1e-300 do end
