rule{id = "een", when = [[role() == "client" or "inwoner"]], priority = "low", text = "Tekst."}
rule{id = "twee", when = [[role() == "client" or "inwoner" == role()]], priority = "low", text = "Tekst."}
rule{id = "drie", when = "true", priority = "low", text = "Tekst {n}.", args = {n = function() return role() == "client" and "a" or "b" end}}
