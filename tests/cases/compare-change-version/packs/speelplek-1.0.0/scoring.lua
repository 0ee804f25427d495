-- Zonder hek is een speelplek nooit meer dan 60 waard.
scoring{total = function(declared)
  local value = declared()
  if answer("hek").value == "nee" and value > 60 then return 60 end
  return value
end}
