-- script/too-long
  for _ in string.gmatch(string.rep("a", 20000), ".-.-.-b") do end
