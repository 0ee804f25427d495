rule{id = "een", when = function() local t = {} while true do t[#t + 1] = {} end end, priority = "low", text = "Tekst."}
