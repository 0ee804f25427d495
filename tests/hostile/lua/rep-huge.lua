-- script/too-
  string.rep("x", 1 << 40)
