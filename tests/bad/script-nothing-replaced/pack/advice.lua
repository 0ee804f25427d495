rule{id = "een", replaces = {"rule:twe", "rule:drie"}, when = "false", priority = "low", text = "Tekst."}
rule{id = "twee", replaces = "rule:een", when = "false", priority = "low", text = "Tekst."}
