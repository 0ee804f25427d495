local s = ("naam = waarde"):rep(3, "\n")
local out = {}
for k, v in s:gmatch("(%w+)%s*=%s*(%w+)") do out[#out + 1] = ("%-8s|%5.1f|%q"):format(k, #v / 3, v) end
return out, s:gsub("[aeiou]", {a = "4", e = false}), s:find("=", 1, true), s:byte(1, 3), utf8.char(233)
