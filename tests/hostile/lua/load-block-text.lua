-- script/(bad-value|too-)
block{id = "b", text = function() return string.rep("x", 2000000) end}
