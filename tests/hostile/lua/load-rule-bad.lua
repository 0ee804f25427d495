-- script/bad-declaration
rule{id = "x", when = 12, priority = "low", text = "x"}
