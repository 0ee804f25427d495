-- script/(bad-value|too-)
block{id = "b", list = function() local t = {} for i = 1, 20000 do t[i] = "x" end return t end}
