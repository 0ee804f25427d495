rule{id = "een", priority = "low", text = "Tekst.", when = function()
  local a = answer("eem.1")
  return a ~= nil and a.value == "goed" or answer("loket.4") ~= nil or answer("een.1") == nil
end}
