local function helper() if total() then end end
rule{id = "een", when = function() below(total(), 5) end, priority = "low", text = "Tekst."}
rule{id = "twee", when = function()
  for _, id in ipairs(items()) do if answer(id).value == "goed" then helper() return true end end
end, priority = "low", text = "Tekst."}
block{id = "drie", list = function() local t = {} repeat t[1] = 1 until true while #t < 2 do t[2] = 2 end end}
block{id = "vier", when = function() return false end, text = "Tekst"}
