-- script/(bad-value|too-)
block{id = "b", list = function() local t = {} t[1] = t return t end}
