-- script/too-
  string.rep("x", 1 << 30, string.rep("y", 1 << 20))
