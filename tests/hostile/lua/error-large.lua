-- script/(failed|too-)
  error(string.rep("x", 5000000))
