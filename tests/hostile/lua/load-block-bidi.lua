-- script/bad-value
block{id = "b", text = function() return "a\u{202e}b" end}
