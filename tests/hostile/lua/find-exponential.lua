-- script/too-long
  string.find(string.rep("a", 28), string.rep("a?", 28) .. string.rep("a", 28))
