-- script/too-long
  string.gsub(string.rep("a", 20000), ".-.-.-b", "x")
