block{id = "deel", text = function() return string.rep("x", 2000000) end}
