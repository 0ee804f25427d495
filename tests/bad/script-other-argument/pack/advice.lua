rule{id = "een", when = function() return other("x") ~= nil end, priority = "low", text = "Tekst.", compares = true}
