rule{id = "een", when = function() while true do end end, priority = "low", text = "Tekst."}
