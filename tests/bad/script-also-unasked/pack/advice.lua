-- A remark may say level("rust") ~= "goed".
rule{id = "een", priority = "low", text = "Tekst.", when = function()
  return level("rust") ~= "unknown" and level("rust") ~= nil
end}
rule{id = "twee", priority = "low", text = "Tekst.", when = function() return level("rust") ~= 'goed' end}
