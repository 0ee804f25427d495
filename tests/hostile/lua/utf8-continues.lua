-- script/too-long
  local s = "a" .. string.rep("\x80", 1000000)
  local step = utf8.codes("a")
  while true do pcall(step, s, 1) end
