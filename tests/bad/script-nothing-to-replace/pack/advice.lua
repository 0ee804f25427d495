rule{id = "een", replace = true, when = "false", priority = "low", text = "Tekst."}
