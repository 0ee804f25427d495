scoring{totaal = function(declared) return declared() end}
