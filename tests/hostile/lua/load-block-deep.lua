-- script/(bad-value|too-)
block{id = "b", list = function() local t = {} local u = t for i = 1, 100 do u[1] = {} u = u[1] end return t end}
