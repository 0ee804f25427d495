-- script/failed
rule{id = "x", when = function() rule{id = "y", when = "true", priority = "low", text = "x"} end, priority = "low", text = "x"}
