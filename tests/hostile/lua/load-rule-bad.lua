-- pack/not-a-text
rule{id = "x", when = 12, priority = "low", text = "x"}
