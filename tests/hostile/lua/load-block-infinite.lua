-- script/bad-value
block{id = "b", table = {columns = {"x"}, rows = function() return {{-math.huge}} end}}
