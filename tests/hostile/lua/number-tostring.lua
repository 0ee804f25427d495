-- script/too-long
  while true do local x = tostring(1.2345678901234567e300) .. tostring(4.9e-324) end
