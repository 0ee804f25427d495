rule{id = "een", when = function() return score("een") < 50 end, priority = "low", text = "Tekst."}
