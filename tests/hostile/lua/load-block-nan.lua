-- script/bad-value
block{id = "b", table = {columns = {"x"}, rows = function() return {{0 / 0}} end}}
