-- script/too-long
  string.find(string.rep("(", 60000), "%b()x")
  while true do string.find(string.rep("(", 60000), "%b()x") end
