rule{id = "een", when = [[not role() == "client"]], priority = "low", text = "Tekst."}
rule{id = "twee", when = function() return not answer("een.1").value ~= "goed" or not total() == 5 end, priority = "low", text = "Tekst."}
rule{id = "drie", when = [[not (role() == "client") and not below(total(), 5) == below(total(), 3)]], priority = "low", text = "Tekst."}
rule{id = "vier", when = [[not below(total(), 5) and role() == "client"]], priority = "low", text = "Tekst."}
