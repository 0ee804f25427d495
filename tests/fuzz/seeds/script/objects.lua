local Point = {}
Point.__index = Point
Point.__add = function(a, b) return setmetatable({x = a.x + b.x}, Point) end
Point.__tostring = function(p) return "punt " .. p.x end
local p = setmetatable({x = 1}, Point) + setmetatable({x = 2}, Point)
assert(getmetatable(p) == Point and rawequal(p, p) and rawlen({1, 2}) == 2 and rawget(p, "y") == nil)
return tostring(p)
