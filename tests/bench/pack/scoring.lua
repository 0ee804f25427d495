-- Wie op een kernvraag faalt, komt niet boven de 60.
scoring {
  total = function(declared)
    if #knockouts() > 0 then
      return capped(60)
    end
    return declared
  end,
}
