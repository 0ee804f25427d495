-- script/(bad-value|failed)
block{id = "b", list = function() return setmetatable({}, {__index = function() while true do end end, __len = function() return 1 << 40 end}) end}
block{id = "c", list = function() return {setmetatable({}, {__index = function() while true do end end})} end}
