rule{id = "een", when = [[answer("een.1") == "goed"]], priority = "low", text = "Tekst."}
rule{id = "twee", when = [[answer("een.1") ~= nil and answer("een.1").value == "goed"]], priority = "low", text = "Tekst."}
