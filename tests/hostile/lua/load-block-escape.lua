-- script/bad-value
block{id = "b", text = function() return "\27[31m" end}
