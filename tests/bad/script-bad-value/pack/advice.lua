block{id = "deel", table = {columns = {"Deel"}, rows = function() return {{0 / 0}} end}}
