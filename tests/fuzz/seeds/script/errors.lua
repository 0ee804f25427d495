local ok, message = pcall(function() local x = nil; return x.y end)
local again, other = pcall(error, {code = 1})
local deep; function deep(n) return n == 0 and 0 or 1 + deep(n - 1) end
return {ok, message, type(other), pcall(deep, 150), tostring(other), tonumber("0x10"), tonumber("z", 36)}
