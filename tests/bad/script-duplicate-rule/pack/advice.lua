rule{id = "een", when = "true", priority = "low", text = "Tekst."}
rule{id = "een", when = "false", priority = "low", text = "Tekst."}
