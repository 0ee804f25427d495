-- script/too-long
  string.find(string.rep("a", 20000), ".-.-.-.-b")
