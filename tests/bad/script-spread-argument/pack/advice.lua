rule{id = "een", when = function() return at_least(spread(1), 2) end, priority = "low", text = "Tekst.", compares = true}
