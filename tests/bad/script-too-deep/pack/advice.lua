local function diep(t)
    return tostring(setmetatable({}, {__tostring = function() return diep(t) end}))
end

local x = diep({})
