rule{id = "een", when = [[answer("een.1").value == "Niet" or answer("een.2"):row("loket") == "neit"]], priority = "low", text = "Tekst."}
rule{id = "twee", when = function() return answer("een.1").state == "onbekend" and role() ~= "klant" end, priority = "low", text = "Tekst."}
rule{id = "drie", when = function() return verdict() == "fail" or status("een") == "x" or band() == "Goed" end, priority = "low", text = "Tekst."}
rule{id = "vier", when = [[answer("een.1").knockout == "yes" or level("rust") == "god" or confidence("rust") == "vol"]], priority = "low", text = "Tekst."}
rule{id = "vijf", when = [[decision("keuze") == "linsk" or relation("rust") == "same"]], priority = "low", text = "Tekst."}
-- level("rust") == "god" in a remark, and "level('rust') == 'god'" in a text
--[[ level("rust") == "god" ]]
rule{id = "goed", priority = "low", text = "Niveau: level('rust') == 'god'.", when = function()
  local word = "een"
  return answer("een.1").value == "niet" and answer("een.2"):row("loket") == "unknown" and role() ~= "client"
    and verdict() == "failed" and status() == "value" and band() == "goed" and answer("een.1").state == "blank"
    and level("rust") == "unknown" and decision("keuze") == "links" and subject() == "x" and pack().id == "y"
    and answer(word .. ".1").value == "x" and level(word) == "x" and answer("een.3").value == "vrij"
end}
local rules = require "peil.rules"
rule{id = "zes", when = function() return rules.role_is("raad", "clint") and not rules.role_is(role()) end, priority = "low", text = "Tekst."}
