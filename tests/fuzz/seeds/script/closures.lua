local count = 0
local function next() count = count + 1; return count end
next(); next()
kept = {next = next, it = ("abc"):gmatch("."), [[
lang]], f = function(...) return select(-1, ...) end}
return {next(), kept.f(1, 2, 3)}
