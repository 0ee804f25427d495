-- script/bad-value
block{id = "b", text = function() return "\xff\xfe" end}
